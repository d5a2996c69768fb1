package io.forecourt.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.audit.AuditVerification.Fault;
import io.forecourt.platform.audit.AuditVerification.Report;
import io.forecourt.platform.testing.WithServers;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = AuditIT.App.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"forecourt.service=sales", "spring.main.web-application-type=none"})
@WithServers
class AuditIT {

  private static final Caller LI = new Caller("li", Set.of("sc"), "EAST", Set.of("EAST"), null);

  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcAggregateTemplate deals;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private AuditChain chain;
  @Autowired private AuditVerification verification;

  @BeforeEach
  void emptyChain() {
    jdbc.sql(
            """
            CREATE TABLE IF NOT EXISTS deal (id CHAR(36) PRIMARY KEY, store_code VARCHAR(16), state VARCHAR(16),
              total DECIMAL(18,2), phone VARCHAR(200), phone_hash CHAR(64), version INT)
            """)
        .update();
    jdbc.sql("CREATE TABLE IF NOT EXISTS deal_item (deal CHAR(36), deal_key INT, code VARCHAR(16))")
        .update();
    inTransaction(
        () -> {
          jdbc.sql("SELECT id FROM audit_head FOR UPDATE").query(Integer.class).list();
          jdbc.sql("DELETE FROM audit_seal").update();
          jdbc.sql("DELETE FROM audit_unsealed").update();
          jdbc.sql("DELETE FROM audit_record").update();
          jdbc.sql("UPDATE audit_head SET position = 0, hash = REPEAT('0', 64), mac = ''").update();
        });
  }

  @Nested
  class Records {

    @Test
    void everySaveAndDeleteTellsWhoDidWhatWithBeforeAndAfter() {
      String id = Ids.next();
      as("sales.deal.open", () -> deals.insert(deal(id, "DRAFT", null)));
      as("sales.deal.quote", () -> deals.save(load(id).in("QUOTED")));
      as("sales.deal.drop", () -> deals.delete(load(id)));

      assertThat(
              entries(
                  "actor", "action", "change_kind", "aggregate_type", "aggregate_id", "store_code"))
          .containsExactly(
              "li sales.deal.open CREATE deal " + id + " EAST",
              "li sales.deal.quote UPDATE deal " + id + " EAST",
              "li sales.deal.drop DELETE deal " + id + " EAST");
      assertThat(rows("before_row").get(1)).contains("\"state\":\"DRAFT\"");
      assertThat(rows("after_row").get(1)).contains("\"state\":\"QUOTED\"");
      assertThat(rows("before_row").get(2)).contains("\"state\":\"QUOTED\"");
      assertThat(rows("before_row").get(0)).isEqualTo("null");
      assertThat(rows("after_row").get(2)).isEqualTo("null");
    }

    @Test
    void whatIsOverwrittenWithoutBeingLoadedIsReadFirst() {
      String id = Ids.next();
      as("sales.deal.open", () -> deals.insert(deal(id, "DRAFT", null)));

      as("sales.deal.quote", () -> deals.save(deal(id, "QUOTED", 0)));

      assertThat(rows("before_row").get(1)).contains("\"state\":\"DRAFT\"");
    }

    @Test
    void twoSavesInOneTransactionAreTwoSteps() {
      String id = Ids.next();
      as(
          "sales.deal.open",
          () -> {
            Deal first = deals.insert(deal(id, "DRAFT", null));
            deals.save(first.in("QUOTED"));
          });

      assertThat(rows("before_row").get(1)).contains("\"state\":\"DRAFT\"");
      assertThat(rows("after_row").get(1)).contains("\"state\":\"QUOTED\"");
    }

    @Test
    void onlyColumnsAreKeptAndNoHash() {
      as("sales.deal.open", () -> deals.insert(deal(Ids.next(), "DRAFT", null)));

      JsonNode after = JsonMapper.shared().readTree(rows("after_row").getFirst());

      assertThat(after.propertyNames())
          .contains("phone", "total", "items")
          .doesNotContain("phone_hash", "clearPhone");
      assertThat(after.path("phone").asString()).isEqualTo("v1.sealed");
      assertThat(after.path("total").asString()).isEqualTo("100.00");
      assertThat(after.path("items").toString()).contains("MAT");
    }

    @Test
    void whatIsRolledBackLeavesNoRecord() {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  as(
                      "sales.deal.open",
                      () -> {
                        deals.insert(deal(Ids.next(), "DRAFT", null));
                        throw new IllegalStateException("no");
                      }));

      assertThat(rows("id")).isEmpty();
    }

    @Test
    void nothingIsSavedOutsideOfATransaction() {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> deals.insert(deal(Ids.next(), "DRAFT", null)))
          .withStackTraceContaining("in a transaction");
    }

    @Test
    void theSystemActsUnderTheNameOfItsReactionForSomebody() {
      Callers.asSystem(
          "allocate",
          "li",
          "event-7",
          () -> inTransaction(() -> deals.insert(deal(Ids.next(), "DRAFT", null))));

      assertThat(entries("actor", "action", "on_behalf_of", "causation"))
          .containsExactly("system allocate li event-7");
    }
  }

  @Nested
  class Chain {

    @Test
    void anUntouchedChainIsIntact() {
      open(5);

      Report report = sealAndVerify();

      assertThat(report.findings()).isEmpty();
      assertThat(report.intact()).isTrue();
      assertThat(report.sealed()).isEqualTo(5);
    }

    @Test
    void aChangedRecordShows() {
      open(5);
      sealAndVerify();
      jdbc.sql(
              "UPDATE audit_record SET after_row = REPLACE(after_row, '100.00', '1.00') ORDER BY id"
                  + " LIMIT 1")
          .update();

      assertThat(verification.verify(null, null).findings())
          .extracting(AuditVerification.Finding::fault)
          .containsExactly(Fault.CHANGED);
    }

    @Test
    void aRemovedRecordShows() {
      open(5);
      sealAndVerify();
      jdbc.sql("DELETE FROM audit_record ORDER BY id LIMIT 1").update();

      assertThat(verification.verify(null, null).findings())
          .extracting(AuditVerification.Finding::fault)
          .containsExactly(Fault.REMOVED);
    }

    @Test
    void aRecordRemovedTogetherWithItsSealShows() {
      open(5);
      sealAndVerify();
      jdbc.sql("DELETE FROM audit_record ORDER BY id LIMIT 1").update();
      jdbc.sql("DELETE FROM audit_seal ORDER BY position LIMIT 1").update();

      assertThat(verification.verify(null, null).intact()).isFalse();
    }

    @Test
    void anEndThatWasCutOffShows() {
      open(5);
      sealAndVerify();
      jdbc.sql("DELETE FROM audit_record ORDER BY id DESC LIMIT 2").update();
      jdbc.sql("DELETE FROM audit_seal ORDER BY position DESC LIMIT 2").update();

      assertThat(verification.verify(null, null).findings())
          .extracting(AuditVerification.Finding::fault)
          .containsExactly(Fault.REMOVED);
    }

    @Test
    void anAnchorKeptElsewhereShowsAChainThatWasCutBackToAnOldHead() {
      open(3);
      sealAndVerify();
      Map<String, Object> oldHead =
          jdbc.sql("SELECT position, hash, mac FROM audit_head").query().singleRow();
      open(2);
      Report anchor = sealAndVerify();
      jdbc.sql("DELETE FROM audit_record ORDER BY id DESC LIMIT 2").update();
      jdbc.sql("DELETE FROM audit_seal ORDER BY position DESC LIMIT 2").update();
      jdbc.sql("UPDATE audit_head SET position = :position, hash = :hash, mac = :mac")
          .params(oldHead)
          .update();

      assertThat(verification.verify(null, null).intact()).isTrue();
      assertThat(verification.verify(anchor.sealed(), anchor.hash()).intact()).isFalse();
    }

    @Test
    void aRecordSlippedInShowsEvenWhenItIsHandedToTheSealer() {
      open(2);
      sealAndVerify();
      slipIn();
      assertThat(verification.verify(null, null).findings())
          .extracting(AuditVerification.Finding::fault)
          .containsExactly(Fault.INSERTED);

      jdbc.sql("INSERT INTO audit_unsealed SELECT MAX(id) FROM audit_record").update();

      assertThat(verification.verify(null, null).intact()).isFalse();
      assertThat(sealAndVerify().findings())
          .extracting(AuditVerification.Finding::fault)
          .containsExactly(Fault.CHANGED);
    }

    @Test
    void aSealMadeWithAnotherKeyShows() {
      open(2);
      sealAndVerify();
      var stranger = new AuditKey(new byte[32]);
      jdbc.sql("UPDATE audit_seal SET hash = :hash WHERE position = 2")
          .param("hash", stranger.over("seal", 2))
          .update();

      assertThat(verification.verify(null, null).intact()).isFalse();
    }

    @Test
    void aLowerNumberThatIsCommittedLaterIsSealedLater() throws InterruptedException {
      var written = new CountDownLatch(1);
      var sealed = new CountDownLatch(1);
      var failure = new AtomicReference<Throwable>();
      Thread slow =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      as(
                          "sales.deal.slow",
                          () -> {
                            deals.insert(deal(Ids.next(), "DRAFT", null));
                            written.countDown();
                            await(sealed);
                          });
                    } catch (RuntimeException | Error broken) {
                      failure.set(broken);
                    }
                  });
      await(written);
      open(1);
      sealAndVerify();
      sealed.countDown();
      slow.join();

      Report report = sealAndVerify();

      assertThat(failure.get()).isNull();
      assertThat(report.intact()).isTrue();
      assertThat(report.sealed()).isEqualTo(2);
    }

    @Test
    void manySealersAtOnceMakeOneChain() throws InterruptedException {
      open(40);
      List<Thread> sealers =
          List.of(1, 2, 3, 4).stream().map(n -> Thread.ofVirtual().start(chain::seal)).toList();
      for (Thread sealer : sealers) {
        sealer.join();
      }

      Report report = sealAndVerify();

      assertThat(report.findings()).isEmpty();
      assertThat(report.sealed()).isEqualTo(40);
    }

    @Test
    void theStatementsForAdministratorsMakeTheRecordAppendOnly() {
      open(1);
      sealAndVerify();
      List<String> statements = AppendOnly.statements();
      statements.forEach(sql -> jdbc.sql(sql).update());
      try {
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> jdbc.sql("UPDATE audit_record SET actor = 'x'").update())
            .withStackTraceContaining("append-only");
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> jdbc.sql("DELETE FROM audit_seal").update())
            .withStackTraceContaining("append-only");
        open(1);
        assertThat(sealAndVerify().intact()).isTrue();
      } finally {
        AppendOnly.TRIGGERS.forEach(trigger -> jdbc.sql("DROP TRIGGER " + trigger).update());
      }
    }
  }

  private void slipIn() {
    jdbc.sql(
            """
            INSERT INTO audit_record (record_id, recorded_at, business_at, actor, actor_roles, action, change_kind,
              aggregate_type, aggregate_id, mac)
            SELECT :id, recorded_at, business_at, actor, actor_roles, action, change_kind, aggregate_type, aggregate_id,
              mac FROM audit_record ORDER BY id LIMIT 1
            """)
        .param("id", Ids.next())
        .update();
  }

  private void open(int count) {
    for (int i = 0; i < count; i++) {
      as("sales.deal.open", () -> deals.insert(deal(Ids.next(), "DRAFT", null)));
    }
  }

  /**
   * The sealer of the background may hold the head just now; then this one leaves the rest to it.
   */
  private Report sealAndVerify() {
    Awaitility.await()
        .until(
            () -> {
              chain.seal();
              return jdbc.sql("SELECT COUNT(*) FROM audit_unsealed").query(Long.class).single()
                  == 0;
            });
    return verification.verify(null, null);
  }

  private Deal load(String id) {
    Deal found = deals.findById(id, Deal.class);
    if (found == null) {
      throw new IllegalStateException("no deal " + id);
    }
    return found;
  }

  private void as(String action, Runnable work) {
    Callers.callAs(
        LI,
        action,
        () -> {
          inTransaction(work);
          return true;
        });
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> rows(String column) {
    return entries(column);
  }

  private List<String> entries(String... columns) {
    return jdbc.sql("SELECT " + String.join(", ", columns) + " FROM audit_record ORDER BY id")
        .query(
            (row, index) -> {
              StringBuilder line = new StringBuilder();
              for (int i = 1; i <= columns.length; i++) {
                line.append(i == 1 ? "" : " ").append(row.getString(i));
              }
              return line.toString();
            })
        .list();
  }

  private static Deal deal(String id, String state, @Nullable Integer version) {
    return new Deal(
        id,
        "EAST",
        state,
        new BigDecimal("100.00"),
        "v1.sealed",
        "a".repeat(64),
        List.of(new Item("MAT")),
        version);
  }

  @Table("deal")
  record Deal(
      @Id String id,
      String storeCode,
      String state,
      BigDecimal total,
      String phone,
      String phoneHash,
      @MappedCollection(idColumn = "deal", keyColumn = "deal_key") List<Item> items,
      @Version @Nullable Integer version) {

    Deal in(String next) {
      return new Deal(id, storeCode, next, total, phone, phoneHash, items, version);
    }

    @Transient
    String clearPhone() {
      return "13912345678";
    }
  }

  @Table("deal_item")
  record Item(String code) {}

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class App {}
}
