package io.forecourt.hr.store;

import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.Versions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens stores and changes when they are open; each change tells the whole record again. */
@Service
public class StoreService {

  static final String OPENED = "io.forecourt.hr.store-opened.v1";

  record StoreOpened(
      String storeCode,
      String name,
      String zone,
      Map<String, List<String>> openingHours,
      List<LocalDate> closedDates) {}

  private final StoreRegister stores;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final JsonMapper json;

  StoreService(StoreRegister stores, Outbox outbox, BusinessClock clock, JsonMapper json) {
    this.stores = stores;
    this.outbox = outbox;
    this.clock = clock;
    this.json = json;
  }

  /**
   * @throws RuleViolation {@code store.code-taken}
   */
  @Transactional
  public void open(
      String code, String name, String zone, OpeningHours hours, List<LocalDate> closedDates) {
    ZoneId zoneId = zoneOf(zone);
    if (stores.existsById(code)) {
      throw new RuleViolation("store.code-taken", code);
    }
    Store store =
        stores.save(
            new Store(
                code,
                name,
                zoneId.getId(),
                json.writeValueAsString(hours.days()),
                json.writeValueAsString(closedDates.stream().sorted().toList()),
                clock.today(zoneId),
                null));
    tell(store);
  }

  @Transactional
  Store changeHours(String code, String ifMatch, OpeningHours hours, List<LocalDate> closedDates) {
    Store store = get(code);
    Versions.require(ifMatch, store.currentVersion());
    Store changed =
        stores.save(
            store.openAt(
                json.writeValueAsString(hours.days()),
                json.writeValueAsString(closedDates.stream().distinct().sorted().toList())));
    tell(changed);
    return changed;
  }

  Store get(String code) {
    return stores.findById(code).orElseThrow(() -> new NotFound("store", code));
  }

  public boolean exists(String code) {
    return stores.existsById(code);
  }

  /**
   * Until the caller's transaction ends, whoever else asks this for the store waits: what is
   * concluded from all its people, somebody has to be the last to conclude.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void oneAtATime(String code) {
    if (stores.lock(code).isEmpty()) {
      throw new NotFound("store", code);
    }
  }

  /** The store's zone, from hr's own record. */
  public Optional<ZoneId> zone(String code) {
    return stores.findById(code).map(store -> ZoneId.of(store.zone()));
  }

  /** Codes of all stores, in order. */
  public List<String> codes() {
    return stores.findAll().stream().map(Store::code).sorted().toList();
  }

  /** Whether the store opens at all on that date. */
  public boolean isOpenOn(String code, LocalDate date) {
    Store store = get(code);
    String day = date.getDayOfWeek().name().substring(0, 3);
    return hours(store).days().containsKey(day) && !closedDates(store).contains(date);
  }

  OpeningHours hours(Store store) {
    return new OpeningHours(
        json.readValue(store.openingHours(), new TypeReference<Map<String, List<String>>>() {}));
  }

  List<LocalDate> closedDates(Store store) {
    return json.readValue(store.closedDates(), new TypeReference<List<LocalDate>>() {});
  }

  private void tell(Store store) {
    outbox.append(
        new OutgoingEvent(
            OPENED,
            store.code(),
            store.code(),
            clock.instant(),
            new StoreOpened(
                store.code(),
                store.name(),
                store.zone(),
                hours(store).days(),
                closedDates(store))));
  }

  private static ZoneId zoneOf(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new InvalidInput("/zone", "ZONE_UNKNOWN");
    }
  }
}
