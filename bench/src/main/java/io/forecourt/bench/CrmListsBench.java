package io.forecourt.bench;

import io.forecourt.platform.testing.EmbeddedDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the lists of crm cost at page 1 and far behind it: as whoever asks for a page feels it, and
 * in SQL alone; and a search by mobile number beside a read by primary key, in SQL. The statements
 * are those that the lists send: the WHERE of {@code LeadTouchList}, {@code LeadList}, {@code
 * VisitList} and {@code CustomerList} with the key predicate of the starter.
 */
public final class CrmListsBench {

  /** Pages whose rows hold nothing sealed that the filling could not seal. */
  private static final List<String> PAGES =
      List.of("/api/v1/crm/lead-touches", "/api/v1/crm/leads", "/api/v1/crm/visits");

  private static final List<String> FLAGS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final int PAGE = 50;
  private static final int TOUCHES_A_LEAD = 5;
  private static final int FAR = 1_000;
  private static final int WARM = 20;
  private static final String SCHEMA = "crm_lists_bench";
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A list.
   *
   * @param where from FROM on, up to the key predicate
   * @param sort column of the sort
   * @param id column that breaks ties
   */
  private record Lists(String name, String select, String where, String sort, String id) {

    String page(boolean continued) {
      return "SELECT "
          + select
          + ", "
          + sort
          + " AS page_sort_, "
          + id
          + " AS page_id_ "
          + where
          + (continued ? " AND %1$s >= ? AND IF(%1$s = ?, %2$s > ?, TRUE)".formatted(sort, id) : "")
          + " ORDER BY "
          + sort
          + ", "
          + id
          + " LIMIT "
          + (PAGE + 1);
    }

    String keyAt(int row) {
      return "SELECT %s AS page_sort_, %s AS page_id_ %s ORDER BY %s, %s LIMIT 1 OFFSET %d"
          .formatted(sort, id, where, sort, id, row);
    }
  }

  private static final List<Lists> LISTS =
      List.of(
          touches("touches of a store", "t.store_code IN ('EAST')"),
          touches("touches of the group", "1 = 1"),
          touches("touches of a campaign", "1 = 1 AND t.campaign_id = 'ca-1'"),
          leads("leads of a store", "l.store_code IN ('EAST')"),
          leads("leads of the group", "1 = 1"),
          leads("leads of a state", "l.store_code IN ('EAST') AND l.state = 'ASSIGNED'"),
          leads("leads of a source", "l.store_code IN ('EAST') AND l.source = 'WEB'"),
          leads("the pool", "l.store_code IN ('EAST') AND l.pooled = TRUE"),
          new Lists(
              "customers of a store",
              "c.*",
              """
              FROM customer c
               WHERE c.state = 'ACTIVE'
                 AND EXISTS (SELECT 1 FROM customer_bond b
                              WHERE b.customer_id = c.id AND b.store_code IN ('EAST'))
              """,
              "c.registered_at",
              "c.id"),
          new Lists(
              "visits of a store",
              "v.*",
              "FROM visit v WHERE v.store_code IN ('EAST')",
              "v.arrived_at",
              "v.id"));

  private static Lists touches(String name, String where) {
    return new Lists(
        name,
        "t.*",
        "FROM lead_touch t STRAIGHT_JOIN sales_lead l ON l.id = t.lead_id WHERE " + where,
        "t.touched_at",
        "t.id");
  }

  private static Lists leads(String name, String where) {
    return new Lists(name, "l.*", "FROM sales_lead l WHERE " + where, "l.captured_at", "l.id");
  }

  private CrmListsBench() {}

  public static void main(String[] arguments) throws SQLException {
    Options options = Options.parse(List.of(arguments), Set.of("--customers", "--rounds"));
    System.exit(run(options));
  }

  private static int run(Options options) throws SQLException {
    int customers = options.number("--customers", 200_000, 20_000);
    int rounds = options.number("--rounds", 300, 100);
    var report = new Report("crm-lists", options, Clock.systemUTC());
    EmbeddedDatabase embedded = EmbeddedDatabase.start();
    String server = embedded.url().replaceAll("(jdbc:mysql://[^/]+/).*", "$1");
    try (Connection connection =
            DriverManager.getConnection(embedded.url(), embedded.username(), embedded.password());
        LoneService service = service(connection, server + SCHEMA, embedded)) {
      prepare(connection, customers);
      report.line(
          "filled   %d customers, %d leads, %d touches, %d visits in two stores; embedded MariaDB,"
              + " 64 MiB of buffers",
          customers, customers, customers * TOUCHES_A_LEAD, customers);
      report.line("");
      double worstPage = 0;
      var felt = new Table("request of 50, ms", "page 1", "far page", "which", "ratio");
      for (String path : PAGES) {
        worstPage = Math.max(worstPage, felt(service, path, rounds, felt));
      }
      report.table(felt);
      report.line("");
      var table =
          new Table(
              "page of 50, ms", "rows", "page 1", "page 2", "far page", "which", "to 1", "to 2");
      double worst = 0;
      for (Lists list : LISTS) {
        worst = Math.max(worst, measure(connection, list, rounds, table));
      }
      report.table(table);
      report.line("");
      double search = search(connection, customers, rounds, report);
      report.line("");
      report.atMost("request of a far page / of page 1, worst", worstPage, 1.2, "%.2f");
      report.goal("the same in SQL alone, worst of the lists", worst, 1.2, "%.2f");
      report.atMost("search by mobile / read by primary key", search, 5, "%.2f");
    }
    return report.finish();
  }

  private static double measure(Connection connection, Lists list, int rounds, Table table)
      throws SQLException {
    int rows = count(connection, "SELECT COUNT(*) " + list.where());
    int page = Math.min(FAR, rows / PAGE);
    double[] first = new double[rounds];
    double[] second = new double[rounds];
    double[] far = new double[rounds];
    try (PreparedStatement begin = connection.prepareStatement(list.page(false));
        PreparedStatement on = after(connection, list, 1);
        PreparedStatement farOn = after(connection, list, page - 1)) {
      for (int i = -WARM; i < rounds; i++) {
        double one = millis(begin);
        double two = millis(on);
        double other = millis(farOn);
        if (i >= 0) {
          first[i] = one;
          second[i] = two;
          far[i] = other;
        }
      }
    }
    double ratio = Samples.of(far).median() / Samples.of(first).median();
    table.row(
        list.name(),
        Integer.toString(rows),
        number("%.3f", Samples.of(first).median()),
        number("%.3f", Samples.of(second).median()),
        number("%.3f", Samples.of(far).median()),
        Integer.toString(page),
        number("%.2f", ratio),
        number("%.2f", Samples.of(far).median() / Samples.of(second).median()));
    return ratio;
  }

  /** The page that begins after so many pages. */
  private static PreparedStatement after(Connection connection, Lists list, int pages)
      throws SQLException {
    PreparedStatement on = connection.prepareStatement(list.page(true));
    try (Statement statement = connection.createStatement();
        ResultSet key = statement.executeQuery(list.keyAt(pages * PAGE - 1))) {
      key.next();
      on.setObject(1, key.getObject("page_sort_"));
      on.setObject(2, key.getObject("page_sort_"));
      on.setString(3, key.getString("page_id_"));
      return on;
    }
  }

  private static double search(Connection connection, int customers, int rounds, Report report)
      throws SQLException {
    double[] found = new double[rounds];
    double[] read = new double[rounds];
    try (PreparedStatement byMobile =
            connection.prepareStatement(
                """
                SELECT c.*, c.registered_at AS page_sort_, c.id AS page_id_ FROM customer c
                 WHERE c.state = 'ACTIVE'
                   AND EXISTS (SELECT 1 FROM customer_bond b
                                WHERE b.customer_id = c.id AND b.store_code IN ('EAST'))
                   AND c.id IN (SELECT k0.customer_id FROM customer_search_key k0
                                 WHERE k0.kind = ? AND k0.hash IN (?))
                 ORDER BY c.registered_at, c.id LIMIT 51
                """);
        PreparedStatement byId =
            connection.prepareStatement("SELECT * FROM customer WHERE id = ?")) {
      for (int i = -WARM; i < rounds; i++) {
        int number = Math.floorMod(i * 7919, customers / 2) * 2 + 2;
        byMobile.setString(1, "PHONE");
        byMobile.setString(2, "phone-" + number);
        byId.setString(1, id(connection, number));
        double one = millis(byMobile);
        double other = millis(byId);
        if (i >= 0) {
          found[i] = one;
          read[i] = other;
        }
      }
    }
    report.table(
        new Table("one customer, ms", "p50", "p95")
            .row(
                "search by mobile",
                number("%.3f", Samples.of(found).median()),
                number("%.3f", Samples.of(found).percentile(0.95)))
            .row(
                "read by primary key",
                number("%.3f", Samples.of(read).median()),
                number("%.3f", Samples.of(read).percentile(0.95))));
    return Samples.of(found).median() / Samples.of(read).median();
  }

  private static String id(Connection connection, int number) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + key(Integer.toString(number)))) {
      row.next();
      return row.getString(1);
    }
  }

  /** Runs it to its last row. */
  private static double millis(PreparedStatement statement) throws SQLException {
    long start = System.nanoTime();
    try (ResultSet rows = statement.executeQuery()) {
      int seen = 0;
      while (rows.next()) {
        seen++;
      }
      if (seen == 0) {
        throw new IllegalStateException("an empty page measures nothing");
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** crm makes its tables itself. */
  private static LoneService service(Connection connection, String url, EmbeddedDatabase embedded)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    }
    return LoneService.start(
        "crm-service", FLAGS, url, embedded.username(), embedded.password(), "sh");
  }

  private static double felt(LoneService service, String path, int rounds, Table table) {
    String first = path + "?limit=" + PAGE;
    String far = first;
    int page = 1;
    for (String next = next(service, first); page < FAR && !next.isEmpty(); page++) {
      far = first + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
      next = page + 1 < FAR ? next(service, far) : "";
    }
    double[] one = new double[rounds];
    double[] other = new double[rounds];
    for (int i = -WARM; i < rounds; i++) {
      double begin = millis(service, first);
      double on = millis(service, far);
      if (i >= 0) {
        one[i] = begin;
        other[i] = on;
      }
    }
    double ratio = Samples.of(other).median() / Samples.of(one).median();
    table.row(
        "GET " + path,
        number("%.2f", Samples.of(one).median()),
        number("%.2f", Samples.of(other).median()),
        Integer.toString(page),
        number("%.2f", ratio));
    return ratio;
  }

  private static String next(LoneService service, String path) {
    return JSON.readTree(service.get(path)).path("next").asString("");
  }

  private static double millis(LoneService service, String path) {
    long start = System.nanoTime();
    service.get(path);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void prepare(Connection connection, int customers) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("USE " + SCHEMA);
      fill(statement, customers);
      for (String name :
          List.of(
              "customer",
              "customer_bond",
              "customer_search_key",
              "sales_lead",
              "lead_touch",
              "visit")) {
        statement.execute("ANALYZE TABLE " + name);
      }
    }
  }

  /** Even customers belong to EAST; ids grow with time, as UUIDv7 do. */
  private static void fill(Statement statement, int customers) throws SQLException {
    String all = "seq_1_to_" + customers;
    String store = "IF(MOD(seq, 2) = 0, 'EAST', 'WEST')";
    String time = "TIMESTAMPADD(MINUTE, seq, '2026-01-01')";
    statement.execute(
        "INSERT INTO customer (id, number, home_store, state, name_sealed, mobile_sealed,"
            + " registered_at, version) SELECT %s, CONCAT('CU-', seq), %s, 'ACTIVE', REPEAT('n', 80),"
                .formatted(key("seq"), store)
            + " REPEAT('m', 80), %s, 0 FROM %s".formatted(time, all));
    statement.execute(
        "INSERT INTO customer_bond (customer_id, store_code, owner_id) SELECT %s, %s, CONCAT('sc-', MOD(seq, 20)) FROM %s"
            .formatted(key("seq"), store, all));
    for (String kind : List.of("PHONE", "NAME", "PHONE_LAST4")) {
      String hash =
          switch (kind) {
            case "PHONE" -> "CONCAT('phone-', seq)";
            case "NAME" -> "CONCAT('name-', MOD(seq, 5000))";
            default -> "CONCAT('last-', MOD(seq, 10000))";
          };
      statement.execute(
          "INSERT INTO customer_search_key (customer_id, kind, hash) SELECT %s, '%s', %s FROM %s"
              .formatted(key("seq"), kind, hash, all));
    }
    statement.execute(
        ("INSERT INTO sales_lead (id, number, store_code, owner_id, customer_id, state, way, source,"
                + " self_generated, captured_by, captured_at, assigned_at, quiet_since, late_responses,"
                + " pooled_at, pooled, version)"
                + " SELECT %1$s, CONCAT('LD-', seq), %2$s, CONCAT('sc-', MOD(seq, 20)), %1$s,"
                + " ELT(1 + MOD(seq, 3), 'ASSIGNED', 'CONTACTED', 'LOST'), 'WEB',"
                + " ELT(1 + MOD(seq, 3), 'WEB', 'WALK_IN', 'PHONE'), FALSE, 'rc-1', %3$s, %3$s, %3$s, 0,"
                + " IF(MOD(seq, 40) = 0, %3$s, NULL), MOD(seq, 40) = 0, 0 FROM %4$s")
            .formatted(key("seq"), store, time, all));
    statement.execute(
        ("INSERT INTO lead_touch (id, lead_id, customer_id, store_code, way, source, campaign_id,"
                + " touched_at, touched_by)"
                + " SELECT CONCAT(LPAD(HEX(t.seq * 10 + n.seq), 8, '0'), '-0000-7000-9000-000000000000'),"
                + " l.id, l.customer_id, l.store_code, 'WEB', l.source, IF(MOD(t.seq, 4) = 0, 'ca-1', NULL),"
                + " TIMESTAMPADD(SECOND, n.seq, l.captured_at), 'rc-1'"
                + " FROM %s t JOIN seq_1_to_%d n JOIN sales_lead l ON l.id = %s")
            .formatted(all, TOUCHES_A_LEAD, key("t.seq")));
    statement.execute(
        ("INSERT INTO visit (id, number, store_code, owner_id, kind, returning_visitor, customer_id,"
                + " lead_id, source, purpose, arrived_at, registered_by, registered_at, version)"
                + " SELECT %1$s, CONCAT('VI-', seq), %2$s, CONCAT('sc-', MOD(seq, 20)), 'WALK_IN', FALSE,"
                + " %1$s, %1$s, 'WALK_IN', 'NEW_CAR', %3$s, 'rc-1', %3$s, 0 FROM %4$s")
            .formatted(key("seq"), store, time, all));
  }

  private static String key(String number) {
    return "CONCAT(LPAD(HEX(%s), 8, '0'), '-0000-7000-8000-000000000000')".formatted(number);
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
