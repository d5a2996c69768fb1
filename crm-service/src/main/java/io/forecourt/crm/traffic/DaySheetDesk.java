package io.forecourt.crm.traffic;

import io.forecourt.crm.lead.application.LeadCounts;
import io.forecourt.crm.visit.VisitCounts;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the day sheets of the consultants. */
@Service
class DaySheetDesk {
  private static final String REPORT = "dayReport";

  private final DaySheets sheets;
  private final VisitCounts visits;
  private final LeadCounts leads;
  private final PersonalVault vault;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  DaySheetDesk(
      DaySheets sheets,
      VisitCounts visits,
      LeadCounts leads,
      PersonalVault vault,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.sheets = sheets;
    this.visits = visits;
    this.leads = leads;
    this.vault = vault;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  /**
   * @param date null means today
   * @throws RuleViolation if the day has not begun, or the sheet was handed in
   */
  @Transactional
  DaySheet handIn(@Nullable LocalDate date, String report) {
    String store = access.caller().store();
    String owner = access.caller().personId();
    ZoneId zone = calendars.zone(store);
    LocalDate today = clock.today(zone);
    LocalDate day = Objects.requireNonNullElse(date, today);
    if (day.isAfter(today)) {
      throw new RuleViolation("traffic.not-over", day);
    }
    if (sheets.existsByStoreCodeAndSheetDateAndOwnerId(store, day, owner)) {
      throw new RuleViolation("day-sheet.handed-in", day);
    }
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    return sheets.save(
        new DaySheet(
            Ids.next(),
            store,
            owner,
            day,
            visits.byConsultant(store, from, to).getOrDefault(owner, 0),
            leads.of(store, owner, from, to),
            vault.seal(owner, REPORT, report.strip()),
            clock.instant(),
            null));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  DaySheet get(String id) {
    DaySheet sheet = sheets.findById(id).orElseThrow(() -> new NotFound("day-sheet", id));
    access.requireInScope(
        "crm.day-sheet.read", "day-sheet", id, sheet.storeCode(), sheet.ownerId());
    return sheet;
  }

  @Nullable String report(DaySheet sheet) {
    return vault.open(sheet.ownerId(), REPORT, sheet.reportSealed()).orElse(null);
  }
}
