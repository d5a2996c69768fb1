package io.forecourt.hr.improvement;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logs what shall become better, and what came of it. */
@Service
class ImprovementDesk {

  static final String READ = "hr.improvement.read";
  static final String LOG = "hr.improvement.log";
  static final String CLOSE = "hr.improvement.close";
  static final String LOGGED = "io.forecourt.hr.improvement-logged.v1";
  static final String CLOSED = "io.forecourt.hr.improvement-closed.v1";

  private static final String TEXT = "text";
  private static final String RESULT = "result";

  record ImprovementLogged(
      String improvementId,
      String causeCode,
      String ownerId,
      ImprovementSource source,
      String loggedBy) {}

  record ImprovementClosed(
      String improvementId, String causeCode, String ownerId, ImprovementSource source) {}

  /**
   * What shall become better.
   *
   * @param ownerId who carries it out; null for who logs it
   */
  record Log(
      String causeCode,
      ImprovementSource source,
      String text,
      @Nullable String ownerId,
      LocalDate dueOn) {

    /** Leaves the words out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "Log[" + causeCode + ", " + source + "]";
    }
  }

  private final Improvements improvements;
  private final StaffDirectory staff;
  private final PersonalVault vault;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  ImprovementDesk(
      Improvements improvements,
      StaffDirectory staff,
      PersonalVault vault,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.improvements = improvements;
    this.staff = staff;
    this.vault = vault;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * @throws InvalidInput if the owner does not work in the store, or the date has passed
   */
  @Transactional
  Improvement log(Log entry) {
    Caller me = access.caller();
    String store = me.store();
    String owner = entry.ownerId() == null ? me.personId() : entry.ownerId();
    if (staff
        .find(owner)
        .filter(StaffMember::active)
        .filter(member -> member.storeCode().equals(store))
        .isEmpty()) {
      throw new InvalidInput("/ownerId", "person.not-in-store");
    }
    if (entry.dueOn().isBefore(clock.today(calendars.zone(store)))) {
      throw new InvalidInput("/dueOn", "improvement.past");
    }
    Improvement logged =
        improvements.save(
            new Improvement(
                Ids.next(),
                store,
                owner,
                entry.causeCode(),
                entry.source(),
                vault.seal(me.personId(), TEXT, entry.text().strip()),
                me.personId(),
                clock.instant(),
                entry.dueOn(),
                ImprovementState.OPEN,
                null,
                null,
                null));
    tell(
        logged,
        LOGGED,
        logged.loggedAt(),
        new ImprovementLogged(
            logged.id(), logged.causeCode(), owner, logged.source(), logged.loggedBy()));
    return logged;
  }

  /**
   * By who carried it out.
   *
   * @throws RuleViolation {@code improvement.not-owner}, {@code improvement.wrong-state}
   */
  @Transactional
  Improvement close(String id, String result) {
    Improvement entry = require(CLOSE, id);
    if (!entry.ownerId().equals(access.caller().personId())) {
      throw new RuleViolation("improvement.not-owner");
    }
    Instant now = clock.instant();
    Improvement closed =
        improvements.save(entry.closed(vault.seal(entry.ownerId(), RESULT, result.strip()), now));
    tell(
        closed,
        CLOSED,
        now,
        new ImprovementClosed(closed.id(), closed.causeCode(), closed.ownerId(), closed.source()));
    return closed;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Improvement require(String action, String id) {
    Improvement entry =
        improvements.findById(id).orElseThrow(() -> new NotFound("improvement", id));
    access.requireInScope(action, "improvement", id, entry.storeCode(), entry.ownerId());
    return entry;
  }

  String text(Improvement entry) {
    return vault.open(entry.loggedBy(), TEXT, entry.textSealed()).orElse("");
  }

  @Nullable String result(Improvement entry) {
    String sealed = entry.resultSealed();
    return sealed == null ? null : vault.open(entry.ownerId(), RESULT, sealed).orElse("");
  }

  private void tell(Improvement entry, String type, Instant at, Object data) {
    outbox.append(new OutgoingEvent(type, entry.id(), entry.storeCode(), at, data));
  }
}
