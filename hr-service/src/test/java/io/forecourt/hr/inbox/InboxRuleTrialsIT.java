package io.forecourt.hr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.fact.EventSamples;
import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.fact.Telling;
import io.forecourt.hr.inbox.InboxRule.Recipient;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries every rule of the inbox with facts made from the rule itself and from the contracts of its
 * events: the right people are told, each once, and nobody when the event names nobody.
 */
@ForecourtTest
class InboxRuleTrialsIT {

  private static final InboxRules SHIPPED = InboxRules.load(JsonMapper.shared());
  private static final String ROLE = "sc";

  /** One rule and one of its events. */
  record Trial(InboxRule rule, String type) {
    @Override
    public String toString() {
      return rule.code() + " by " + type;
    }
  }

  @Autowired private JdbcClient jdbc;
  @Autowired private StaffInbox inbox;
  @Autowired private StaffDirectory staff;
  @Autowired private BusinessClock clock;
  @Autowired private TransactionTemplate transaction;

  private String consultant = "";

  static Stream<Trial> trials() {
    return SHIPPED.inForce(LocalDate.of(2031, 3, 19)).stream()
        .flatMap(rule -> rule.types().stream().map(type -> new Trial(rule, type)));
  }

  @BeforeEach
  void aConsultant() {
    consultant = staff.findByLogin("sc.li@east").orElseThrow().personId();
  }

  @ParameterizedTest
  @MethodSource("trials")
  void whoMustActIsToldOnce(Trial trial) {
    Fact fact = named(trial).fact();

    List<String> told = told(trial, fact, retold(fact));

    assertThat(told).containsExactlyInAnyOrderElementsOf(expected(trial, fact));
    assertThat(told).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("trials")
  void whoDidItKnowsItAlready(Trial trial) {
    Fact fact =
        named(trial).saying("@actor", expected(trial, named(trial).fact()).getFirst()).fact();

    assertThat(told(trial, fact)).doesNotContain(fact.actor());
  }

  @ParameterizedTest
  @MethodSource("trials")
  void aRuleNamesOnlyWhatItsEventsCarry(Trial trial) {
    InboxRule rule = trial.rule();
    List<String> fields = new ArrayList<>();
    switch (rule.to()) {
      case Recipient.Field(String path) -> fields.add(path);
      case Recipient.RolesIn(String path) -> fields.add(path);
      case Recipient.HeadOf(String path) -> fields.add(path);
      case Recipient.Role _ -> {}
    }
    Optional.ofNullable(rule.except()).ifPresent(fields::add);
    Optional.ofNullable(rule.occasion()).ifPresent(fields::add);

    assertThat(fields).allMatch(field -> EventSamples.knows(trial.type(), field));
    Fact fact = named(trial).fact();
    if (rule.resource() != null) {
      assertThat(rule.resourceOf(fact)).startsWith("/api/v1/").doesNotContain("{");
    }
  }

  /**
   * The event names the consultant where the rule looks for people, and somebody else elsewhere.
   */
  private Telling named(Trial trial) {
    Telling told = new Telling(trial.type(), clock.instant());
    assertThat(told.make(trial.rule().when(), true, consultant)).isTrue();
    switch (trial.rule().to()) {
      case Recipient.Field(String path) -> told.saying(path, consultant);
      case Recipient.HeadOf(String path) -> told.saying(path, consultant);
      case Recipient.RolesIn(String path) -> told.saying(path, ROLE);
      case Recipient.Role _ -> {}
    }
    return told;
  }

  private List<String> expected(Trial trial, Fact fact) {
    return switch (trial.rule().to()) {
      case Recipient.Field _ -> List.of(consultant);
      case Recipient.HeadOf _ ->
          List.of(Objects.requireNonNull(staff.find(consultant).orElseThrow().headId()));
      case Recipient.RolesIn _ -> holders(ROLE, fact);
      case Recipient.Role(String role) -> holders(role, fact);
    };
  }

  private List<String> holders(String role, Fact fact) {
    return staff.holders(role, fact.store()).stream().map(StaffMember::personId).toList();
  }

  /** The same thing told again by another event. */
  private static Fact retold(Fact fact) {
    return new Fact(
        Ids.next(),
        fact.type(),
        fact.subject(),
        fact.store(),
        fact.actor(),
        fact.at(),
        fact.data());
  }

  private List<String> told(Trial trial, Fact... facts) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              for (Fact fact : facts) {
                Callers.asSystem("test", () -> inbox.take(fact));
              }
              return jdbc.sql(
                      "SELECT owner_id FROM inbox_entry"
                          + " WHERE subject_id = :subject AND rule_code = :rule")
                  .param("subject", facts[0].subject())
                  .param("rule", trial.rule().code())
                  .query(String.class)
                  .list();
            }));
  }
}
