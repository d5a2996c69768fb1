package io.forecourt.crm.rights;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.records.CustomerRecords;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.RequestReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a person a copy of everything the service holds of them (PIPL art. 45), for a few days and
 * on the record.
 */
@Service
class ExportDesk {
  static final String EXPORT = "crm.customer.export";
  private static final String EXPIRED = "customer-export.expired";
  private static final String FIELD = "document";
  private static final TypeReference<LinkedHashMap<String, Object>> DOCUMENT =
      new TypeReference<>() {};

  /** How long a copy lies ready. */
  record ExportPolicy(Term ready) {
    record Term(int days, CalendarKind calendar) {}
  }

  private final CustomerExports exports;
  private final CustomerArchive archive;
  private final CustomerRecords records;
  private final PersonalVault vault;
  private final AccessLog log;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  ExportDesk(
      CustomerExports exports,
      CustomerArchive archive,
      CustomerRecords records,
      PersonalVault vault,
      AccessLog log,
      Policies policies,
      StoreCalendars calendars,
      Deadlines deadlines,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.exports = exports;
    this.archive = archive;
    this.records = records;
    this.vault = vault;
    this.log = log;
    this.policies = policies;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  @Transactional
  CustomerExport make(String customerId) {
    Customer customer = archive.require(EXPORT, customerId);
    List<String> ids = archive.idsOf(customer.id());
    Map<String, List<Map<String, Object>>> all = records.inClear(ids);
    int count = all.values().stream().mapToInt(List::size).sum();
    String store = customer.homeStore();
    Instant now = clock.instant();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("madeAt", now.toString());
    document.put("customers", ids);
    document.put("records", all);
    CustomerExport made =
        exports.save(
            new CustomerExport(
                Ids.next(),
                customer.id(),
                store,
                vault.seal(customer.id(), FIELD, json.writeValueAsString(document)),
                count,
                access.caller().personId(),
                now,
                expiry(store, now),
                null));
    deadlines.set(EXPIRED, made.id(), store, made.expiresAt());
    note(made);
    return made;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional
  CustomerExport get(String customerId, String id) {
    String owner = archive.require(EXPORT, customerId).id();
    CustomerExport found =
        exports
            .findById(id)
            .filter(one -> one.customerId().equals(owner))
            .orElseThrow(() -> new NotFound("export", id));
    if (found.documentSealed() != null) {
      note(found);
    }
    return found;
  }

  /** The copy; null once it has expired or the person was erased. */
  @Nullable Map<String, Object> document(CustomerExport export) {
    String sealed = export.documentSealed();
    return sealed == null
        ? null
        : vault
            .open(export.customerId(), FIELD, sealed)
            .map(text -> json.readValue(text, DOCUMENT))
            .orElse(null);
  }

  @OnDeadline(EXPIRED)
  @Transactional
  public void expired(DueDeadline deadline) {
    exports.findById(deadline.subject()).ifPresent(found -> exports.save(found.expired()));
  }

  private void note(CustomerExport export) {
    log.write(
        new AccessLog.Access(
            AccessLog.Kind.EXPORT,
            export.customerId(),
            "customer-export",
            export.id(),
            List.of(),
            null,
            RequestReason.current(),
            export.recordCount()));
  }

  private Instant expiry(String store, Instant now) {
    var term =
        policies
            .inForce("export", ExportPolicy.class, store, clock.today(calendars.zone(store)))
            .ready();
    return calendars.endOfDay(store, now, term.calendar(), term.days());
  }
}
