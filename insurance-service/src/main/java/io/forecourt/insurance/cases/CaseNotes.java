package io.forecourt.insurance.cases;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is noted each day about cases in process. */
@Service
@Transactional
class CaseNotes {

  private static final String NOTE = "case.note";

  record NotedV1(
      String caseId, @Nullable String orderId, String noteId, LocalDate day, String writtenBy) {}

  private final CaseNoteRows rows;
  private final Cases cases;
  private final PersonalVault vault;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  CaseNotes(
      CaseNoteRows rows,
      Cases cases,
      PersonalVault vault,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.rows = rows;
    this.cases = cases;
    this.vault = vault;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * @throws RuleViolation if the case is closed
   */
  CaseRow note(String caseId, String text) {
    CaseRow insurance = cases.require(Cases.WORK, caseId);
    insurance.requireRunning();
    Instant now = clock.instant();
    String me = access.caller().personId();
    String customer = insurance.customerId();
    String key = customer == null ? me : customer;
    CaseNote note =
        rows.save(
            new CaseNote(
                Ids.next(),
                caseId,
                LocalDate.ofInstant(now, calendars.zone(insurance.storeCode())),
                key,
                vault.seal(key, NOTE, text.strip()),
                me,
                now,
                null));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.insurance-case-noted.v1",
            caseId,
            insurance.storeCode(),
            now,
            new NotedV1(caseId, insurance.orderId(), note.id(), note.day(), me)));
    return insurance;
  }

  @Transactional(readOnly = true)
  List<CaseNote> of(String caseId) {
    return rows.findByCaseIdOrderByWrittenAt(caseId);
  }

  /** Nothing once the customer was erased. */
  @Nullable String text(CaseNote note) {
    return vault.open(note.keyOf(), NOTE, note.textSealed()).orElse(null);
  }
}
