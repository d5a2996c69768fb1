package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A store with people on shift, as tests of the whole service use it. Each asks for a store of its
 * own.
 */
@TestComponent
final class Showroom {
  private static final AtomicInteger STORES = new AtomicInteger();
  private static final AtomicInteger MOBILES = new AtomicInteger();

  private final MockMvcTester http;
  private final TestEvents events;
  private final JdbcClient jdbc;
  private final BusinessClock clock;

  Showroom(MockMvcTester http, TestEvents events, JdbcClient jdbc, BusinessClock clock) {
    this.http = http;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One store of a test. */
  final class Store {
    private final String code;

    private Store(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    /** Hires somebody and waits until the service knows. */
    Login hire(String role) {
      String person = role + "-" + Ids.next();
      events.tell(
          TestEvents.event(
                  "io.forecourt.hr.employee-hired.v1", person, 1, employee(person, role, "ACTIVE"))
              .inStore(code));
      await(
          () ->
              assertThat(count("SELECT COUNT(*) FROM staff WHERE person_id = ?", person))
                  .isEqualTo(1));
      return login(person, role);
    }

    Login login(String person, String role) {
      return TestTokens.person(person, code, role);
    }

    /** Puts people on shift for eight hours around now; answers the rota's id. */
    String onShift(Login... people) {
      var now = clock.instant();
      return onShift(now.minus(Duration.ofHours(4)), now.plus(Duration.ofHours(4)), people);
    }

    String onShift(Instant from, Instant to, Login... people) {
      String rota = Ids.next();
      List<Map<String, String>> shifts =
          Arrays.stream(people)
              .map(
                  person ->
                      Map.of(
                          "personId", person.personId(),
                          "startsAt", from.toString(),
                          "endsAt", to.toString()))
              .toList();
      events.tell(
          TestEvents.event(
                  "io.forecourt.hr.rota-published.v1",
                  rota,
                  1,
                  Map.of(
                      "rotaId", rota,
                      "storeCode", code,
                      "from", "2026-11-21",
                      "to", "2026-11-28",
                      "shifts", shifts))
              .inStore(code));
      await(
          () ->
              assertThat(count("SELECT COUNT(*) FROM roster_shift WHERE rota_id = ?", rota))
                  .isEqualTo(people.length));
      return rota;
    }

    /** A car is handed over to the customer, and the service knows; answers the order. */
    String handsOver(String customerId, String leadId, Instant at) {
      String order = "o-" + customerId;
      sales(
          "vehicle-delivered",
          order,
          9,
          Map.of(
              "orderId", order,
              "leadId", leadId,
              "customerId", customerId,
              "deliveredAt", at.toString()));
      await(
          () ->
              assertThat(count("SELECT COUNT(*) FROM customer_purchase WHERE order_id = ?", order))
                  .isEqualTo(1));
      return order;
    }

    /** Grants leave from today on and waits until the service knows. */
    void onLeave(Login person, int days) {
      String leave = Ids.next();
      var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
      events.tell(
          TestEvents.event(
                  "io.forecourt.hr.leave-approved.v1",
                  leave,
                  1,
                  Map.of(
                      "leaveId", leave,
                      "personId", person.personId(),
                      "from", today.toString(),
                      "to", today.plusDays(days - 1L).toString(),
                      "decidedBy", "head"))
              .inStore(code));
      await(
          () ->
              assertThat(count("SELECT COUNT(*) FROM roster_leave WHERE leave_id = ?", leave))
                  .isEqualTo(1));
    }

    void leaves(Login person) {
      events.tell(
          TestEvents.event(
                  "io.forecourt.hr.employee-left.v1",
                  person.personId(),
                  2,
                  employee(person.personId(), person.roles().getFirst(), "LEFT"))
              .inStore(code));
    }

    private Map<String, Object> employee(String person, String role, String status) {
      return Map.of(
          "personId",
          person,
          "storeCode",
          code,
          "stores",
          List.of(code),
          "roles",
          List.of(role),
          "postId",
          "POST-" + role.toUpperCase(Locale.ROOT),
          "status",
          status);
    }

    /** A walk-in with a mobile number of its own. */
    Answer walkIn(Login receptionist) {
      return walkIn(receptionist, mobile());
    }

    Answer walkIn(Login receptionist, String mobile) {
      return post(
          receptionist,
          "/api/v1/crm/visits",
          """
          {"kind":"WALK_IN","name":"欧阳小明","mobile":"%s","party":2,"source":"WALK_IN",
           "purpose":"NEW_CAR","modelCode":"M1","note":"prefers the blue one"}
          """
              .formatted(mobile));
    }

    /** Tells a fact of sales about a deal of this store. */
    void sales(String type, String orderId, long sequence, Map<String, ?> data) {
      events.tell(
          TestEvents.event("io.forecourt.sales." + type + ".v1", orderId, sequence, data)
              .inStore(code)
              .at(clock.instant()));
    }
  }

  /** An answer of the service. */
  record Answer(MvcTestResult result) {
    int status() {
      return result.getResponse().getStatus();
    }

    String text() {
      try {
        return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
      } catch (java.io.UnsupportedEncodingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    <T> T at(String path) {
      return JsonPath.read(text(), path);
    }

    <T> T at(String path, Function<String, T> as) {
      return as.apply(at(path));
    }

    @Nullable String header(String name) {
      return result.getResponse().getHeader(name);
    }

    Answer problem(int status, String code) {
      assertThat(is(status).<String>at("$.code")).isEqualTo(code);
      return this;
    }

    /** 400, and this is wrong with a field of the body. */
    void refusedFor(String code) {
      assertThat(is(400).<List<String>>at("$.errors[*].code")).contains(code);
    }

    Answer is(int status) {
      assertThat(status()).as(text()).isEqualTo(status);
      return this;
    }
  }

  Store store() {
    return new Store("S" + STORES.incrementAndGet());
  }

  /** A store that something outside of the test names; tests share it. */
  Store storeCalled(String code) {
    return new Store(code);
  }

  /** The consultant speaks to the customer of a lead, so many times, each with its evidence. */
  void spokenTo(Login consultant, String leadId, int times) {
    String customer = get(consultant, "/api/v1/crm/leads/" + leadId).is(200).at("$.customerId");
    for (int i = 0; i < times; i++) {
      String owed =
          get(consultant, "/api/v1/crm/follow-ups?state=OPEN&customerId=" + customer)
              .is(200)
              .at("$.items[0].id");
      post(
              consultant,
              "/api/v1/crm/follow-ups/" + owed + "/contact",
              "{\"outcome\":\"REACHED\",\"evidence\":{\"kind\":\"CALL\",\"reference\":\"c-%d\"}}"
                  .formatted(i))
          .is(200);
    }
  }

  /** Business time. */
  Instant now() {
    return clock.instant();
  }

  static String mobile() {
    return "1390000%04d".formatted(MOBILES.incrementAndGet());
  }

  Answer post(Login login, String path, String body) {
    return new Answer(
        http.post()
            .uri(path)
            .header("Authorization", login.bearer())
            .header("X-Reason", "test")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  Answer patch(Login login, String path, String version, String body) {
    return new Answer(
        http.patch()
            .uri(path)
            .header("Authorization", login.bearer())
            .header("If-Match", version)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  Answer get(Login login, String path) {
    return new Answer(http.get().uri(path).header("Authorization", login.bearer()).exchange());
  }

  TestEvents events() {
    return events;
  }

  int count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Integer.class).single();
  }

  /** Every text that the schema holds, by table and column. */
  Map<String, String> everyText() {
    Map<String, String> texts = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT table_name, column_name FROM information_schema.columns
             WHERE table_schema = DATABASE()
               AND data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'json')
            """)
        .query((row, _) -> List.of(row.getString(1), row.getString(2)))
        .list()
        .forEach(
            column ->
                texts.put(
                    column.getFirst() + "." + column.getLast(),
                    String.join(
                        "\n",
                        jdbc.sql(
                                "SELECT `%s` FROM `%s` WHERE `%s` IS NOT NULL"
                                    .formatted(
                                        column.getLast(), column.getFirst(), column.getLast()))
                            .query(String.class)
                            .list())));
    return texts;
  }

  /** A field that an answer has only later is waited for like any other fact. */
  static void await(org.awaitility.core.ThrowingRunnable check) {
    Awaitility.await().ignoreExceptionsInstanceOf(PathNotFoundException.class).untilAsserted(check);
  }
}
