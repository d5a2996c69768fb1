package io.forecourt.platform.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stores as this service knows them: hr's reference events, else the configured defaults. */
class Stores {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, List<String>>> HOURS = new TypeReference<>() {};
  private static final TypeReference<Set<LocalDate>> DATES = new TypeReference<>() {};
  private static final Duration FRESH = Duration.ofSeconds(2);

  private record Read(Map<String, Store> stores, long at) {}

  private final JdbcClient jdbc;
  private final CalendarProperties defaults;
  private volatile Read read;

  Stores(JdbcClient jdbc, CalendarProperties defaults) {
    this.jdbc = jdbc;
    this.defaults = defaults;
    this.read = new Read(Map.of(), System.nanoTime() - 2 * FRESH.toNanos());
  }

  Store get(String code) {
    Store known = known().get(code);
    return known == null ? defaults.store(code) : known;
  }

  /** All stores that are known, by code; the configured ones until hr names any. */
  List<Store> all() {
    Map<String, Store> known = known();
    return known.isEmpty()
        ? defaults.stores().stream().sorted().map(defaults::store).toList()
        : List.copyOf(known.values());
  }

  private Map<String, Store> known() {
    Read last = read;
    if (System.nanoTime() - last.at() < FRESH.toNanos()) {
      return last.stores();
    }
    var stores = new TreeMap<String, Store>();
    jdbc.sql("SELECT code, zone, opening_hours, closed_dates FROM store_ref")
        .query((row, _) -> store(row))
        .list()
        .forEach(store -> stores.put(store.code(), store));
    read = new Read(stores, System.nanoTime());
    return stores;
  }

  private static Store store(ResultSet row) throws SQLException {
    return new Store(
        row.getString("code"),
        ZoneId.of(row.getString("zone")),
        OpeningHours.of(JSON.readValue(row.getString("opening_hours"), HOURS)),
        JSON.readValue(row.getString("closed_dates"), DATES));
  }
}
