package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two customers become one and two again. */
@ForecourtTest
@Import(Showroom.class)
class MergeIT {
  private static final int STEPS = 10;

  @Autowired Showroom showroom;
  @Autowired JdbcClient jdbc;
  @Autowired PromotionPauses pauses;

  /** A store with two customers, each with a lead, a visit and a note. */
  private final class Two {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login manager = store.hire("sh");
    final String mobileA = Showroom.mobile();
    final String mobileB = Showroom.mobile();
    final String a = store.walkIn(desk, mobileA).is(201).at("$.customerId");
    final String b = store.walkIn(desk, mobileB).is(201).at("$.customerId");

    String merge() {
      return showroom
          .post(
              manager,
              "/api/v1/crm/customers/" + b + "/merge",
              "{\"duplicateId\":\"%s\"}".formatted(a))
          .is(201)
          .at("$.id");
    }

    void undo(String merge) {
      showroom.post(manager, "/api/v1/crm/merges/" + merge + "/undo", "{}").is(200);
    }

    /** Every row that names one of the two, without versions and times. */
    Map<String, String> rows() {
      return snapshot(a, b);
    }
  }

  @Test
  void afterAMergeEverythingGoesOnUnderOneId() {
    var two = new Two();

    String merge = two.merge();

    var survivor = showroom.get(two.desk, "/api/v1/crm/customers/" + two.a).is(200);
    assertThat(survivor.<String>at("$.id")).isEqualTo(two.b);
    assertThat(
            showroom
                .get(two.desk, "/api/v1/crm/customers?mobile=" + two.mobileA)
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .containsExactly(two.b);
    assertThat(showroom.count("SELECT COUNT(*) FROM visit WHERE customer_id = ?", two.b))
        .isEqualTo(2);
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM sales_lead WHERE customer_id = ? AND state = 'MERGED'",
                two.b))
        .isEqualTo(1);
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.customer-merged.v1", two.a));
    var again = two.store.walkIn(two.desk, two.mobileA).is(201);
    assertThat(again.<String>at("$.customerId")).isEqualTo(two.b);
    assertThat(
            showroom
                .get(two.manager, "/api/v1/crm/merges/" + merge)
                .is(200)
                .<List<String>>at("$.allowedActions"))
        .containsExactly("undo");
    showroom
        .post(
            two.manager,
            "/api/v1/crm/customers/" + two.b + "/merge",
            "{\"duplicateId\":\"%s\"}".formatted(two.a))
        .is(409);
  }

  @Test
  void whatNamesTheAbsorbedOneIsStoredOfTheSurvivor() {
    var two = new Two();
    var agent = two.store.hire("ca");
    var keyAccounts = two.store.hire("ka");
    two.merge();

    var visit =
        named(
            two.desk,
            two.a,
            "visits",
            "\"kind\":\"WALK_IN\",\"source\":\"WALK_IN\"," + "\"purpose\":\"NEW_CAR\"");
    var rejected =
        named(two.desk, two.a, "visits", "\"kind\":\"WALK_IN\",\"rejectReason\":\"SERVICE\"");
    var call =
        named(
            two.desk,
            two.a,
            "calls",
            "\"direction\":\"INBOUND\",\"topic\":\"ENQUIRY\",\"ringCount\":1,\"answered\":true,\"companyNamed\":true");
    var complaint =
        named(
            agent,
            two.a,
            "complaints",
            "\"kind\":\"SALES\",\"channel\":\"PHONE\",\"text\":\"late\"");
    var enquiry =
        named(
            agent,
            two.a,
            "enquiries",
            "\"kind\":\"PRODUCT\",\"channel\":\"PHONE\",\"question\":\"blue?\"");
    var account =
        named(
            keyAccounts, two.a, "key-accounts", "\"managerId\":\"" + keyAccounts.personId() + "\"");

    assertThat(List.of(visit, rejected, call, complaint, enquiry, account))
        .extracting(answer -> answer.<String>at("$.customerId"))
        .containsOnly(two.b);
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM sales_lead WHERE customer_id IN (?, ?) AND state NOT IN"
                    + " ('MERGED', 'WON', 'LOST', 'DORMANT')",
                two.a,
                two.b))
        .isEqualTo(1);
    assertThat(pauses.isPaused(two.b)).isTrue();
  }

  @Test
  void whatNamedTheAbsorbedOneGoesWithItAtAnUndo() {
    var two = new Two();
    String merge = two.merge();
    var rejected =
        named(two.desk, two.a, "visits", "\"kind\":\"WALK_IN\",\"rejectReason\":\"SERVICE\"");

    two.undo(merge);

    assertThat(
            showroom
                .get(two.desk, "/api/v1/crm/visits/" + rejected.at("$.id"))
                .is(200)
                .<String>at("$.customerId"))
        .isEqualTo(two.a);
  }

  private Showroom.Answer named(Login who, String customer, String what, String body) {
    return showroom
        .post(who, "/api/v1/crm/" + what, "{\"customerId\":\"" + customer + "\"," + body + "}")
        .is(201);
  }

  @Test
  void anUndoLeavesEverythingAsItWas() {
    var two = new Two();
    var before = two.rows();

    two.undo(two.merge());

    assertThat(two.rows()).isEqualTo(before);
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.customer-unmerged.v1", two.a));
  }

  @Test
  void theStricterConsentHoldsWhileTheyAreOne() {
    var two = new Two();
    var agent = two.store.hire("ca");
    consent(agent, two.a, false);
    consent(agent, two.b, true);

    String merge = two.merge();

    send(agent, two.b).is(409);
    consent(agent, two.b, true);
    send(agent, two.b).is(201);
    two.undo(merge);
    send(agent, two.b).is(201);
    send(agent, two.a).is(409);
  }

  @Test
  void aNumberThatBelongsToAnotherPutsTheTwoOnTheListOfDuplicates() {
    var two = new Two();
    String idNumber = "440106200001014562";
    String here = "/api/v1/crm/customers/" + two.b;
    showroom.patch(two.desk, "/api/v1/crm/customers/" + two.a, "\"0\"", id(idNumber)).is(200);

    var refused = showroom.patch(two.desk, here, "\"0\"", id(idNumber)).is(409);

    assertThat(refused.<String>at("$.code")).isEqualTo("customer.id-number-known");
    var listed = showroom.get(two.manager, "/api/v1/crm/duplicates").is(200);
    assertThat(listed.<List<String>>at("$.items[*].second.id")).contains(two.a);
    assertThat(listed.text()).doesNotContain(two.mobileA).doesNotContain("欧阳");
    var known =
        showroom.patch(two.desk, here, "\"0\"", "{\"mobile\":\"%s\"}".formatted(two.mobileA));
    assertThat(known.is(409).<String>at("$.code")).isEqualTo("customer.mobile-known");
    two.merge();
    assertThat(
            showroom
                .get(two.manager, "/api/v1/crm/duplicates")
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .isEmpty();
    assertThat(showroom.get(two.desk, here).is(200).<String>at("$.idNumber"))
        .isEqualTo("440106********4562");
  }

  @Test
  void aStrangerOfAnotherStoreIsMergedOnlyFromTheListOfDuplicates() {
    var two = new Two();
    var elsewhere = showroom.store();
    String stranger =
        elsewhere.walkIn(elsewhere.hire("rc"), Showroom.mobile()).is(201).at("$.customerId");

    showroom
        .post(
            two.manager,
            "/api/v1/crm/customers/" + two.b + "/merge",
            "{\"duplicateId\":\"%s\"}".formatted(stranger))
        .is(400);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261126, 7, 4711})
  void whateverHappensBetweenAMergeAndItsUndoStaysWithWhoseNumberItCarried(long seed) {
    var random = new Random(seed);
    var two = new Two();
    var agent = two.store.hire("ca");
    Map<String, String> carried = new TreeMap<>();
    String merge = null;
    Map<String, String> before = Map.of();
    List<String> done = new ArrayList<>();
    for (int step = 0; step < STEPS || merge != null; step++) {
      boolean ofA = random.nextBoolean();
      String mobile = ofA ? two.mobileA : two.mobileB;
      String owner = ofA ? two.a : two.b;
      switch (random.nextInt(4)) {
        case 0 -> {
          String visit = two.store.walkIn(two.desk, mobile).is(201).at("$.id");
          carried.put("visit " + visit, owner);
          done.add("visit of " + (ofA ? "a" : "b"));
        }
        case 1 -> {
          showroom.post(
              two.desk,
              "/api/v1/crm/leads",
              "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB-%d\"}".formatted(mobile, step));
          done.add("lead of " + (ofA ? "a" : "b"));
        }
        case 2 -> {
          String survivor = merge == null ? owner : two.b;
          String sent =
              showroom
                  .post(
                      agent,
                      "/api/v1/crm/messages",
                      """
                      {"customerId":"%s","template":"visit.thank-you","purpose":"AFTER_SALES",
                       "parameters":{}}
                      """
                          .formatted(survivor))
                  .is(201)
                  .at("$.id");
          carried.put("message " + sent, survivor);
          done.add("message");
        }
        default -> {
          if (merge == null) {
            before = new TreeMap<>(two.rows());
            merge = two.merge();
            done.add("merge");
          } else {
            two.undo(merge);
            merge = null;
            done.add("undo");
            Map<String, String> after = two.rows();
            before.forEach(
                (row, content) -> {
                  if (!row.startsWith("sales_lead")) {
                    assertThat(after).as("seed %d %s", seed, done).containsEntry(row, content);
                  }
                });
          }
        }
      }
    }
    carried.forEach(
        (row, owner) -> {
          String[] name = row.split(" ");
          assertThat(
                  jdbc.sql("SELECT customer_id FROM `%s` WHERE id = ?".formatted(name[0]))
                      .param(name[1])
                      .query(String.class)
                      .single())
              .as("seed %d %s: %s", seed, done, row)
              .isEqualTo(owner);
        });
    assertThat(
            showroom.count(
                """
                SELECT COUNT(*) FROM lead_touch t JOIN sales_lead l ON l.id = t.lead_id
                 WHERE t.customer_id IN (?, ?) AND l.customer_id <> t.customer_id
                """,
                two.a,
                two.b))
        .as("seed %d %s: touches on somebody else's lead", seed, done)
        .isZero();
    for (String customer : List.of(two.a, two.b)) {
      assertThat(
              showroom.count(
                  """
                  SELECT COUNT(*) FROM sales_lead
                   WHERE customer_id = ? AND state NOT IN ('MERGED', 'WON', 'LOST', 'DORMANT')
                  """,
                  customer))
          .as("seed %d %s: one open lead", seed, done)
          .isEqualTo(1);
    }
  }

  private void consent(Login who, String customer, boolean given) {
    showroom
        .post(
            who,
            "/api/v1/crm/customers/" + customer + "/consents",
            """
            {"purpose":"MARKETING_SMS","given":%s,"noticeVersion":"2026-1","channel":"STORE"}
            """
                .formatted(given))
        .is(201);
  }

  private Showroom.Answer send(Login who, String customer) {
    return showroom.post(
        who,
        "/api/v1/crm/messages",
        """
        {"customerId":"%s","template":"marketing.offer","purpose":"MARKETING_SMS",
         "parameters":{"offer":"x"}}
        """
            .formatted(customer));
  }

  private static String id(String number) {
    return "{\"idNumber\":\"%s\"}".formatted(number);
  }

  /** Table and key to content, of every row that names one of the customers in any column. */
  private Map<String, String> snapshot(String... customers) {
    List<Map<String, Object>> columns =
        jdbc.sql(
                """
                SELECT table_name AS t, column_name AS c FROM information_schema.columns
                 WHERE table_schema = DATABASE()
                   AND (column_name LIKE '%customer_id' OR table_name = 'customer')
                   AND (column_name LIKE '%customer_id' OR column_name = 'id')
                """)
            .query()
            .listOfRows();
    Map<String, String> rows = new TreeMap<>();
    for (Map<String, Object> column : columns) {
      for (String customer : customers) {
        jdbc.sql("SELECT * FROM `%s` WHERE `%s` = ?".formatted(column.get("t"), column.get("c")))
            .param(customer)
            .query()
            .listOfRows()
            .forEach(row -> put(rows, String.valueOf(column.get("t")), row));
      }
    }
    return rows;
  }

  private static void put(Map<String, String> rows, String table, Map<String, Object> row) {
    Map<String, Object> content = new TreeMap<>(row);
    content.keySet().removeIf(name -> name.equals("version") || name.endsWith("_at"));
    Object id = row.get("id");
    String key =
        id == null
            ? new TreeSet<>(content.entrySet().stream().map(Object::toString).toList()).toString()
            : id.toString();
    rows.put(table + "." + key, content.toString());
  }
}
