package io.forecourt.insurance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.InsuranceApplication;
import io.forecourt.insurance.message.CrmMessages;
import io.forecourt.insurance.message.MessageSettled;
import io.forecourt.insurance.message.MessageWorker;
import io.forecourt.insurance.policy.PolicyKind;
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
  private final SeasonOracle oracle = new SeasonOracle();
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
    oracle.statements("begin").forEach(sql -> jdbc.sql(sql).update());
    jdbc.sql("INSERT INTO drill_span VALUES (?, ?)").params(FIRST, LAST).update();
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
                    .save(Renewal.waiting(store, customer, vin, null, Cover.elsewhere(ends))));
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
    oracle.statements("derive").forEach(sql -> jdbc.sql(sql).update());
    for (String what : List.of("cases", "lists", "reminders", "calls", "reports", "figures")) {
      same(what);
    }
    assertThat(jdbc.sql(oracle.query("left over")).query(String.class).list()).isEmpty();
  }

  private void same(String what) {
    List<String> wanted = rows(what + " wanted");
    List<String> found = rows(what + " found");
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

  private List<String> rows(String part) {
    return new ArrayList<>(jdbc.sql(oracle.query(part)).query(String.class).list());
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
                false,
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
