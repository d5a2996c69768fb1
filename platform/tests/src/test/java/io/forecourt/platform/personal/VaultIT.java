package io.forecourt.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.testing.WithServers;
import io.forecourt.platform.value.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = VaultIT.App.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"forecourt.service=crm", "spring.main.web-application-type=none"})
@WithServers
class VaultIT {

  private static final byte[] MASTER =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEXT_MASTER =
      "abcdef0123456789abcdef0123456789".getBytes(StandardCharsets.UTF_8);

  @Autowired private PersonalVault vault;
  @Autowired private Reveal reveal;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private MeterRegistry meters;

  private final String person = Ids.next();

  @Test
  void whatIsSealedOpensForTheSamePersonAndFieldOnly() {
    String sealed = vault.seal(person, "mobile", "13912345678");

    assertThat(sealed)
        .doesNotContain("13912345678")
        .isNotEqualTo(vault.seal(person, "mobile", "13912345678"));
    assertThat(vault.open(person, "mobile", sealed)).contains("13912345678");
    assertThatIllegalStateException().isThrownBy(() -> vault.open(person, "name", sealed));
    String other = Ids.next();
    vault.seal(other, "mobile", "13812341234");
    assertThatIllegalStateException().isThrownBy(() -> vault.open(other, "mobile", sealed));
  }

  @Test
  void aTouchedTextDoesNotOpenAndIsNotTold() {
    String sealed = vault.seal(person, "name", "张明");
    String touched = sealed.substring(0, sealed.length() - 3) + "AAA";

    assertThatIllegalStateException()
        .isThrownBy(() -> vault.open(person, "name", touched))
        .withMessageNotContaining(touched);
    assertThatIllegalStateException().isThrownBy(() -> vault.open(person, "name", "v1.AAAA"));
    assertThatIllegalStateException().isThrownBy(() -> vault.open(person, "name", "张明"));
  }

  @Test
  void anErasedPersonCannotBeReadOrStoredAgain() {
    String sealed = vault.seal(person, "name", "张明");

    vault.forget(person);
    vault.forget(person);

    assertThat(vault.open(person, "name", sealed)).isEmpty();
    assertThatExceptionOfType(PersonErasedEarlier.class)
        .isThrownBy(() -> vault.seal(person, "name", "张明"));
    assertThat(
            jdbc.sql("SELECT wrapped FROM person_key WHERE person_id = :p")
                .param("p", person)
                .query()
                .singleRow())
        .containsEntry("wrapped", null);
  }

  @Test
  void anErasureThatIsRolledBackErasesNothing() {
    String sealed = vault.seal(person, "name", "张明");

    inTransactionRolledBack(() -> vault.forget(person));

    assertThat(vault.open(person, "name", sealed)).contains("张明");
  }

  @Test
  void aKeyMadeInATransactionThatIsRolledBackIsNotUsedAgain() {
    inTransactionRolledBack(() -> vault.seal(person, "name", "张明"));

    String sealed = vault.seal(person, "name", "李娜");

    assertThat(another(MASTER, List.of()).open(person, "name", sealed)).contains("李娜");
  }

  @Test
  void manyAtOnceAgreeOnOneKey() throws InterruptedException {
    var sealed = new ConcurrentLinkedQueue<String>();
    List<Thread> threads =
        List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
            .map(
                n ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                sealed.add(another(MASTER, List.of()).seal(person, "name", "张明"))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(sealed)
        .hasSize(8)
        .allSatisfy(text -> assertThat(vault.open(person, "name", text)).contains("张明"));
  }

  @Test
  void anErasureInAnotherProcessIsSeenWithinASecond() {
    PersonKeys otherKeys = keys(MASTER, List.of());
    var other = new SealedVault(otherKeys, NEXT_MASTER);
    String sealed = other.seal(person, "name", "张明");
    vault.forget(person);

    otherKeys.dropErased();

    assertThat(other.open(person, "name", sealed)).isEmpty();
  }

  @Test
  void aNewMasterKeyStillOpensWhatTheFormerOneWrapped() {
    String sealed = vault.seal(person, "name", "张明");

    assertThat(another(NEXT_MASTER, List.of(MASTER)).open(person, "name", sealed)).contains("张明");
    assertThatIllegalStateException()
        .isThrownBy(() -> another(NEXT_MASTER, List.of()).open(person, "name", sealed))
        .withMessageContaining("master key");
  }

  @Test
  void theSameTextHashesTheSameWithinItsKindAndDifferentlyInAnother() {
    String phone = vault.hash(HashKind.PHONE, "+8613912345678");

    assertThat(phone).hasSize(64).isEqualTo(vault.hash(HashKind.PHONE, "+8613912345678"));
    assertThat(phone).isNotEqualTo(vault.hash(HashKind.ID_NUMBER, "+8613912345678"));
    assertThat(phone)
        .isNotEqualTo(
            new SealedVault(keys(MASTER, List.of()), MASTER)
                .hash(HashKind.PHONE, "+8613912345678"));
  }

  @Test
  void aValueIsShownOnlyWithAReasonAndAfterItsRowInTheAccessLog() {
    String sealed = vault.seal(person, "mobile", "13912345678");
    var li = new Caller("li", Set.of("sc"), "EAST", Set.of("EAST"), null);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                Callers.callAs(
                    li,
                    "crm.customer.unmask",
                    () ->
                        reveal.unmask(
                            person, "customer", person, "CALL", Map.of("mobile", sealed))));
    Map<String, String> clear =
        Callers.callAs(
            li,
            "crm.customer.disclose",
            () -> reveal.disclose(person, "customer", person, "CALL", Map.of("mobile", sealed)));

    assertThat(clear).containsEntry("mobile", "13912345678");
    assertThat(
            jdbc.sql(
                    "SELECT CONCAT_WS(' ', actor_id, action, permit, record_type, fields,"
                        + " purpose_code, result) FROM access_log WHERE subject_id = :p")
                .param("p", person)
                .query(String.class)
                .list())
        .containsExactly("li SHARE crm.customer.disclose customer mobile CALL GRANTED");
    assertThat(
            meters
                .get("forecourt.access.shown")
                .tags("kind", "SHARE", "action", "crm.customer.disclose", "person", "li")
                .counter()
                .count())
        .isPositive();
  }

  private void inTransactionRolledBack(Runnable work) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              work.run();
              status.setRollbackOnly();
            });
  }

  private SealedVault another(byte[] master, List<byte[]> former) {
    return new SealedVault(keys(master, former), NEXT_MASTER);
  }

  private PersonKeys keys(byte[] master, List<byte[]> former) {
    return new PersonKeys(
        jdbc, new TransactionTemplate(transactions), Clock.systemUTC(), master, former);
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class App {}
}
