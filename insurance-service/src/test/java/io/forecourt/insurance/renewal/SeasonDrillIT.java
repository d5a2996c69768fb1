package io.forecourt.insurance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.InsuranceApplication;
import io.forecourt.insurance.message.CrmMessages;
import io.forecourt.insurance.message.MessageSettled;
import io.forecourt.insurance.message.MessageWorker;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.QuotationState;
import io.forecourt.insurance.renewal.QuoteDesk.RecordCall;
import io.forecourt.insurance.renewal.QuoteDesk.SendQuote;
import io.forecourt.insurance.renewal.RenewalClock.PolicyIssued;
import io.forecourt.insurance.renewal.RenewalDesk.RecordLoss;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.testing.TestServers;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.time.DueWork;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.value.Vin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fourteen months of season in one process with the clock moved day by day, the service restarted
 * in between and jobs run twice: lists, segments, reminders, deadlines, reports and lapses are
 * those that plain SQL makes of the policies and of what was done. {@code SEASON_POLICIES} makes it
 * larger.
 */
class SeasonDrillIT {
  private static final int POLICIES =
      Integer.parseInt(System.getenv().getOrDefault("SEASON_POLICIES", "300"));
  private static final int RESTARTS = POLICIES > 1_000 ? 5 : 1;
  private static final List<String> STORES =
      POLICIES > 1_000 ? List.of("EAST", "WEST") : List.of("EAST");
  private static final long SEED = 20_260_101;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 2, 28);
  private static final List<String> DOES = List.of("W", "L", "O", "N", "S");
  private static final LocalTime NOON = LocalTime.NOON;

  /** Refuses whoever did not agree; everybody else has the message at once. */
  private record Neighbour(TreeSet<String> withoutConsent) implements CrmMessages {
    @Override
    public Answer send(Asked message) {
      return withoutConsent.contains(message.customerId())
          ? new Answer.Refused("consent.missing")
          : new Answer.Accepted("m-" + message.id());
    }
  }

  private final Neighbour crm = new Neighbour(new TreeSet<>());
  private final String schema = TestServers.freshSchema();
  private final JdbcClient jdbc = JdbcClient.create(dataSource());
  private @Nullable ConfigurableApplicationContext service;

  @Test
  void fourteenMonthsAreAsPlainSqlSaysWhateverIsRunTwiceOrRestarted() {
    TreeSet<LocalDate> restarts = restarts();
    System.out.println("season drill: " + POLICIES + " policies, restarts on " + restarts);
    long begun = System.nanoTime();
    start();
    try {
      to(FIRST, LocalTime.of(1, 0));
      sell();
      for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
        if (restarts.contains(day)) {
          stop();
          start();
        }
        to(day, LocalTime.of(0, 30));
        to(day, NOON);
        if (day.getDayOfYear() % 7 == 0) {
          again(day);
        }
        people(day);
      }
      System.out.println(
          "season drill: " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
      compare();
    } finally {
      stop();
    }
  }

  /** A fifth each renews, is lost after a quote, is never called, hears nothing, sells the car. */
  private void sell() {
    jdbc.sql(
            """
            CREATE TABLE drill_policy (n INT PRIMARY KEY, store VARCHAR(10), vin CHAR(17),
              customer CHAR(36), ends DATE, does CHAR(1), here BOOLEAN, refused BOOLEAN,
              complains BOOLEAN)
            """)
        .update();
    for (int n = 0; n < POLICIES; n++) {
      LocalDate ends = FIRST.plusDays(10 + n * 47L % 365);
      boolean early = ends.isBefore(FIRST.plusDays(41));
      String does = DOES.get(early ? 3 : n % 5);
      boolean here = n % 13 != 0;
      boolean refused = n % 7 == 0;
      String customer = Ids.next();
      String vin = Vin.withCheckDigit("LVSHCAMB0TE%06d".formatted(n)).value();
      String store = STORES.get(n % STORES.size());
      jdbc.sql("INSERT INTO drill_policy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              n,
              store,
              vin,
              customer,
              ends,
              does,
              here,
              refused,
              n % 11 == 0 && n % 5 == 3 && !early)
          .update();
      if (refused) {
        crm.withoutConsent().add(customer);
      }
      if (here) {
        issued(
            vin,
            customer,
            store,
            ends.minusYears(1).plusDays(1),
            ends,
            at(FIRST, LocalTime.of(1, 0)));
      } else {
        act(
            () ->
                bean(Renewals.class)
                    .save(
                        Renewal.waiting(
                            store, customer, vin, null, Cover.elsewhere(ends), 1, null)));
      }
    }
  }

  private void people(LocalDate day) {
    messages();
    for (Case_ car : ending(day.plusDays(40), "S")) {
      act(() -> bean(RenewalDesk.class).withoutCar(idOf(car), "SOLD"));
    }
    for (Case_ car : ending(day.plusDays(35), "N")) {
      if (car.complains()) {
        complaint("opened", car);
      }
    }
    for (String does : List.of("L", "O")) {
      for (Case_ car : ending(day.plusDays(20), does)) {
        act(
            () ->
                bean(QuoteDesk.class)
                    .quote(idOf(car), new SendQuote(quotation(car), List.of("ADD_SCRATCH"))));
      }
    }
    messages();
    arrived();
    for (Case_ car : ending(day.plusDays(18), "L")) {
      act(
          () ->
              bean(QuoteDesk.class)
                  .call(idOf(car), new RecordCall("PHONE", 60, "c", "THINKS_ABOUT_IT", null)));
    }
    for (Case_ car : ending(day.plusDays(12), "N")) {
      if (car.complains()) {
        complaint("closed", car);
      }
    }
    for (Case_ car : ending(day.plusDays(10), "W")) {
      issued(
          car.vin(),
          car.customer(),
          car.store(),
          car.ends().plusDays(1),
          car.ends().plusYears(1),
          at(day, NOON));
    }
    for (Case_ car : ending(day.plusDays(5), "L")) {
      act(
          () ->
              bean(RenewalDesk.class)
                  .lose(idOf(car), new RecordLoss("NO_NEED", null, null, "BETTER_OFFER")));
    }
  }

  private record Case_(
      String vin, String customer, String store, LocalDate ends, boolean complains) {}

  private List<Case_> ending(LocalDate ends, String does) {
    return jdbc.sql("SELECT * FROM drill_policy WHERE ends = ? AND does = ? ORDER BY n")
        .params(ends, does)
        .query(
            (row, _) ->
                new Case_(
                    row.getString("vin"),
                    row.getString("customer"),
                    row.getString("store"),
                    row.getObject("ends", LocalDate.class),
                    row.getBoolean("complains")))
        .list();
  }

  private String idOf(Case_ car) {
    return bean(Renewals.class).findByOpenKey(car.vin()).orElseThrow().id();
  }

  /** What the desk should have, made of the policies and of the plan alone. */
  private void compare() {
    oracle();
    same(
        "cases",
        "SELECT CONCAT_WS(' ', vin, ends, segment, opened, closed, outcome) FROM drill_case",
        """
        SELECT CONCAT_WS(' ', vin, renewal_date, segment, opened_on,
                         DATE(closed_at + INTERVAL 8 HOUR),
                         CASE WHEN state IN ('WON', 'LOST', 'UNREACHED', 'CLOSED_NO_CAR')
                              THEN state END)
          FROM renewal WHERE opened_on IS NOT NULL
        """);
    same(
        "lists",
        """
        SELECT CONCAT_WS(' ', c.store, m.month, c.vin, c.segment)
          FROM drill_case c JOIN drill_month m ON c.ends BETWEEN m.first AND LAST_DAY(m.first)
         WHERE c.opened <= m.first AND (c.closed IS NULL OR c.closed >= m.first)
        """,
        """
        SELECT CONCAT_WS(' ', l.store_code, l.month, r.vin, e.segment)
          FROM renewal_list l JOIN renewal_list_entry e ON e.list_id = l.id
               JOIN renewal r ON r.id = e.renewal_id
        """);
    same(
        "reminders",
        """
        SELECT CONCAT_WS(' ', c.vin, s.stage, DATE_ADD(c.ends, INTERVAL s.stage DAY),
                         CASE WHEN c.complains
                                   AND DATE_ADD(c.ends, INTERVAL s.stage DAY)
                                       > DATE_SUB(c.ends, INTERVAL 35 DAY)
                                   AND DATE_ADD(c.ends, INTERVAL s.stage DAY)
                                       <= DATE_SUB(c.ends, INTERVAL 12 DAY) THEN 'SKIPPED'
                              WHEN c.refused THEN 'REFUSED' ELSE 'SENT' END)
          FROM drill_case c JOIN drill_stage s
         WHERE DATE_ADD(c.ends, INTERVAL s.stage DAY) BETWEEN c.opened AND '%s'
           AND (c.closed IS NULL OR DATE_ADD(c.ends, INTERVAL s.stage DAY) < c.closed
                OR DATE_ADD(c.ends, INTERVAL s.stage DAY) = c.closed AND c.outcome <> 'UNREACHED')
        """
            .formatted(LAST),
        """
        SELECT CONCAT_WS(' ', r.vin, m.stage, m.due_on, m.state)
          FROM renewal_reminder m JOIN renewal r ON r.id = m.renewal_id
        """);
    same(
        "calls",
        """
        SELECT CONCAT_WS(' ', vin, DATE_SUB(ends, INTERVAL 16 DAY),
                         CASE does WHEN 'O' THEN 'OVERDUE' ELSE 'CALLED' END)
          FROM drill_policy WHERE does IN ('L', 'O') AND NOT refused
           AND DATE_SUB(ends, INTERVAL 16 DAY) <= '%s'
        """
            .formatted(LAST),
        """
        SELECT CONCAT_WS(' ', r.vin, DATE(q.call_due_at + INTERVAL 8 HOUR),
                         CASE WHEN q.overdue_at IS NOT NULL THEN 'OVERDUE'
                              WHEN q.called_at < q.call_due_at THEN 'CALLED' ELSE 'OPEN' END)
          FROM renewal_quote q JOIN renewal r ON r.id = q.renewal_id
         WHERE q.call_due_at IS NOT NULL AND q.call_due_at <= '%s 16:00:00'
        """
            .formatted(LAST));
    reports();
    assertThat(count("SELECT COUNT(*) FROM deadline WHERE state = 'FAILED'")).isZero();
    assertThat(bean(DueWork.class).failed()).isEmpty();
    assertThat(count("SELECT COUNT(*) FROM message_request WHERE state = 'QUEUED'")).isZero();
  }

  private void oracle() {
    for (String sql :
        List.of(
            "CREATE TABLE drill_stage (stage INT PRIMARY KEY)",
            "INSERT INTO drill_stage VALUES (-60), (-30), (-15), (-7), (-1), (1), (15)",
            "CREATE TABLE drill_month (month CHAR(7) PRIMARY KEY, first DATE)",
            """
            CREATE TABLE drill_case (vin CHAR(17), store VARCHAR(10), ends DATE,
              segment VARCHAR(40), opened DATE, closed DATE NULL, outcome VARCHAR(20) NULL,
              complains BOOLEAN, refused BOOLEAN)
            """)) {
      jdbc.sql(sql).update();
    }
    for (LocalDate month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      jdbc.sql("INSERT INTO drill_month VALUES (?, ?)")
          .params(month.toString().substring(0, 7), month)
          .update();
    }
    jdbc.sql(
            """
            INSERT INTO drill_case
            SELECT vin, store, ends, CASE WHEN here THEN 'RENEWED_HERE' ELSE 'IN_SERVICE' END,
                   GREATEST(DATE_SUB(ends, INTERVAL 90 DAY), :first),
                   CASE does WHEN 'W' THEN DATE_SUB(ends, INTERVAL 10 DAY)
                             WHEN 'L' THEN DATE_SUB(ends, INTERVAL 5 DAY)
                             WHEN 'S' THEN DATE_SUB(ends, INTERVAL 40 DAY)
                             ELSE DATE_ADD(ends, INTERVAL 30 DAY) END,
                   CASE does WHEN 'W' THEN 'WON' WHEN 'L' THEN 'LOST'
                             WHEN 'S' THEN 'CLOSED_NO_CAR' ELSE 'UNREACHED' END,
                   complains, refused
              FROM drill_policy
            """)
        .param("first", FIRST)
        .update();
    jdbc.sql(
            """
            INSERT INTO drill_case
            SELECT vin, store, DATE_ADD(ends, INTERVAL 1 YEAR),
                   CASE outcome WHEN 'WON' THEN 'RENEWED_HERE' ELSE 'GONE' END,
                   DATE_SUB(DATE_ADD(ends, INTERVAL 1 YEAR), INTERVAL 90 DAY),
                   DATE_ADD(DATE_ADD(ends, INTERVAL 1 YEAR), INTERVAL 30 DAY), 'UNREACHED',
                   FALSE, refused
              FROM drill_case
             WHERE outcome <> 'CLOSED_NO_CAR' AND closed <= :last
               AND DATE_SUB(DATE_ADD(ends, INTERVAL 1 YEAR), INTERVAL 90 DAY) <= :last
            """)
        .param("last", LAST)
        .update();
    jdbc.sql("DELETE FROM drill_case WHERE opened > ?").param(LAST).update();
    jdbc.sql("UPDATE drill_case SET closed = NULL, outcome = NULL WHERE closed > ?")
        .param(LAST)
        .update();
  }

  /** Every week and month that has ended has one report, with the figures of its days. */
  private void reports() {
    int weeks = 0;
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      weeks += day.getDayOfWeek().getValue() == 1 ? 1 : 0;
    }
    assertThat(count("SELECT COUNT(*) FROM insurance_report WHERE kind = 'WEEKLY'"))
        .isEqualTo(STORES.size() * weeks);
    assertThat(count("SELECT COUNT(*) FROM insurance_report WHERE kind = 'MONTHLY'"))
        .isEqualTo(STORES.size() * 14);
    same(
        "reports",
        """
        SELECT CONCAT_WS(' ', p.store_code, p.kind, p.period,
                 (SELECT COUNT(*) FROM drill_case c WHERE c.store = p.store_code
                   AND c.outcome = 'WON' AND c.closed BETWEEN p.from_day AND p.to_day),
                 (SELECT COUNT(*) FROM drill_case c WHERE c.store = p.store_code
                   AND c.outcome IN ('LOST', 'UNREACHED')
                   AND c.closed BETWEEN p.from_day AND p.to_day))
          FROM insurance_report p WHERE p.from_day >= '%s'
        """
            .formatted(FIRST),
        """
        SELECT CONCAT_WS(' ', store_code, kind, period,
                 JSON_VALUE(figures, '$.renewals.policies'), JSON_VALUE(figures, '$.season.lost'))
          FROM insurance_report WHERE from_day >= '%s'
        """
            .formatted(FIRST));
  }

  private void same(String what, String oracle, String actual) {
    List<String> wanted = new ArrayList<>(jdbc.sql(oracle).query(String.class).list());
    List<String> found = new ArrayList<>(jdbc.sql(actual).query(String.class).list());
    System.out.println("season drill: " + found.size() + " " + what);
    assertThat(wanted).as(what).isNotEmpty();
    Map<String, Integer> balance = new HashMap<>();
    wanted.forEach(one -> balance.merge(one, 1, Integer::sum));
    found.forEach(one -> balance.merge(one, -1, Integer::sum));
    balance.values().removeIf(left -> left == 0);
    assertThat(balance.entrySet().stream().limit(20))
        .as("%s: wanted (+) or found (-) only", what)
        .isEmpty();
  }

  private void again(LocalDate day) {
    for (String store : STORES) {
      act(() -> bean(RenewalSeason.class).open(job(store, day, 6, 0)));
      act(() -> bean(RenewalSeason.class).lapse(job(store, day, 6, 10)));
      act(() -> bean(RenewalSeason.class).remind(job(store, day, 8, 30)));
    }
  }

  /** What the engine makes of a car is another drill's matter; answers the quotation. */
  private String quotation(Case_ car) {
    LocalDate start = car.ends().plusDays(1);
    BigDecimal premium = new BigDecimal("950.00");
    return bean(JdbcAggregateOperations.class)
        .insert(
            new QuotationRow(
                Ids.next(),
                Ids.next(),
                car.store(),
                car.customer(),
                car.vin(),
                "DEMO_A",
                start,
                start.plusYears(1).minusDays(1),
                premium,
                Money.CNY,
                premium,
                null,
                true,
                "drill",
                "",
                null,
                null,
                "{}",
                "{}",
                QuotationState.QUOTED,
                "ir-1",
                now(),
                now().plus(Duration.ofDays(7)),
                null))
        .id();
  }

  private static JobDay job(String store, LocalDate day, int hour, int minute) {
    return new JobDay("again", store, day, at(day, LocalTime.of(hour, minute)));
  }

  private void complaint(String how, Case_ car) {
    var data = new Complaints.Complaint("k-" + car.vin(), car.customer());
    var event =
        new IncomingEvent<>(
            Ids.next(), how, "k-" + car.vin(), 1, now(), car.store(), "system", null, data);
    act(
        () -> {
          if (how.equals("opened")) {
            bean(Complaints.class).opened(event);
          } else {
            bean(Complaints.class).closed(event);
          }
        });
  }

  private void issued(
      String vin, String customer, String store, LocalDate from, LocalDate to, Instant at) {
    String policy = Ids.next();
    var data =
        new PolicyIssued(
            policy,
            PolicyKind.COMPULSORY,
            "COMPULSORY",
            null,
            customer,
            vin,
            from,
            to,
            Money.cny("950.00"),
            "in-1");
    act(
        () ->
            bean(RenewalClock.class)
                .issued(
                    new IncomingEvent<>(
                        Ids.next(), "issued", policy, 1, at, store, "in-1", null, data)));
  }

  private void messages() {
    bean(MessageWorker.class).sendWaiting();
  }

  /** Crm says that every quote that it took has arrived. */
  private void arrived() {
    jdbc.sql("SELECT id, message_id FROM renewal_quote WHERE state = 'SENT'")
        .query((row, _) -> Map.entry(row.getString("id"), row.getString("message_id")))
        .list()
        .forEach(
            sent ->
                act(
                    () ->
                        context()
                            .publishEvent(
                                new MessageSettled(
                                    RenewalQuote.CAUSE,
                                    sent.getKey(),
                                    sent.getValue(),
                                    true,
                                    now()))));
  }

  private void act(Runnable work) {
    Callers.asSystem(
        "drill",
        () ->
            new TransactionTemplate(bean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> work.run()));
  }

  private void to(LocalDate day, LocalTime time) {
    Instant moment = at(day, time);
    if (moment.isAfter(now())) {
      bean(SandboxClock.class).moveTo(moment);
    }
    bean(DueWork.class).fireDue();
  }

  private Instant now() {
    return bean(SandboxClock.class).instant();
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Renewal.ZONE).toInstant();
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static TreeSet<LocalDate> restarts() {
    var random = new SplittableRandom(SEED);
    TreeSet<LocalDate> days = new TreeSet<>();
    while (days.size() < RESTARTS) {
      days.add(FIRST.plusDays(random.nextInt(30, 400)));
    }
    return days;
  }

  private <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  private ConfigurableApplicationContext context() {
    ConfigurableApplicationContext running = service;
    if (running == null) {
      throw new IllegalStateException("the service is down");
    }
    return running;
  }

  private void start() {
    TestServers.Database database = TestServers.database();
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("spring.datasource.url", database.url(schema));
    settings.put("spring.datasource.username", database.username());
    settings.put("spring.datasource.password", database.password());
    settings.put("spring.kafka.bootstrap-servers", TestServers.broker().bootstrapServers());
    settings.put("forecourt.event.namespace", schema + ".");
    settings.put("forecourt.sandbox", "true");
    settings.put("forecourt.sandbox-begins", at(FIRST, LocalTime.of(0, 10)).toString());
    settings.put("forecourt.security.issuer", TestTokens.issuer());
    settings.put("forecourt.security.jwk-set-uri", TestTokens.jwkSetUri());
    settings.put("forecourt.personal.master-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    settings.put("forecourt.personal.hash-key", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");
    settings.put("forecourt.calendar.stores", String.join(",", STORES));
    settings.put("forecourt.time.firing", "false");
    settings.put("forecourt.messages.sending", "false");
    service =
        new SpringApplicationBuilder(InsuranceApplication.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(
                            "neighbour",
                            CrmMessages.class,
                            () -> crm,
                            definition -> definition.setPrimary(true)))
            .run(
                settings.entrySet().stream()
                    .map(one -> "--" + one.getKey() + "=" + one.getValue())
                    .toArray(String[]::new));
  }

  private void stop() {
    ConfigurableApplicationContext running = service;
    if (running != null) {
      running.close();
      service = null;
    }
  }

  private DriverManagerDataSource dataSource() {
    TestServers.Database database = TestServers.database();
    return new DriverManagerDataSource(
        database.url(schema), database.username(), database.password());
  }
}
