package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.duty.DutyRule.PerCase;
import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.duty.RuleTrial.Off;
import io.forecourt.hr.fact.EventSamples;
import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries every rule of the handbook with facts made from the rule itself: it closes its item, and
 * the item stays open when the person, the type, the time, the store, the case or any part of the
 * predicate is another. The forms of the language that no rule uses yet are tried by rules of their
 * own. Nothing is committed.
 */
@ForecourtTest
class DutyRuleTrialsIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DATE = LocalDate.ofInstant(RuleTrial.MOMENT, ZONE);
  private static final DutyRules HANDBOOK = DutyRules.load(JSON);
  private static final DutyRules FORMS = forms();

  @Autowired private DutyItems items;
  @Autowired private EvidenceBook book;
  @Autowired private StaffDirectory staff;
  @Autowired private StoreCalendars calendars;
  @Autowired private Deadlines deadlines;
  @Autowired private ScopedQueries queries;
  @Autowired private Outbox outbox;
  @Autowired private BusinessClock clock;
  @Autowired private TransactionTemplate transaction;

  static Stream<RuleTrial> ofTheHandbook() {
    return trials(HANDBOOK);
  }

  static Stream<RuleTrial> ofTheForms() {
    return trials(FORMS);
  }

  @ParameterizedTest
  @MethodSource("ofTheHandbook")
  void aRuleOfTheHandbookClosesOnlyByWhatItAsksFor(RuleTrial trial) {
    trial(HANDBOOK, trial);
  }

  @ParameterizedTest
  @MethodSource("ofTheForms")
  void aFormOfTheLanguageClosesOnlyByWhatItAsksFor(RuleTrial trial) {
    trial(FORMS, trial);
  }

  private void trial(DutyRules rules, RuleTrial trial) {
    DutyEngine engine =
        new DutyEngine(rules, items, book, staff, calendars, deadlines, queries, outbox, clock);
    DutyItem after =
        undone(
            () ->
                switch (trial.rule()) {
                  case PerPeriod rule -> period(engine, rules, rule, trial);
                  case PerCase rule -> ofCase(engine, rules, rule, trial);
                  case DutyRule.Ticked _, DutyRule.Unwatched _ -> throw new AssertionError();
                });

    if (trial.closes()) {
      assertThat(after.state()).as("%s", trial).isEqualTo(DutyState.DONE_AUTO);
      assertThat(after.evidenceEventId()).isNotNull();
    } else if (trial.off() == Off.DROPPED) {
      assertThat(after.state()).isEqualTo(DutyState.WAIVED);
    } else {
      assertThat(after.state())
          .as("%s", trial)
          .isIn(DutyState.DUE, DutyState.OVERDUE, DutyState.WAIVED);
    }
  }

  private DutyItem period(DutyEngine engine, DutyRules rules, PerPeriod rule, RuleTrial trial) {
    Duty duty = rules.duty(rule.duty());
    StaffMember owner = holder(duty);
    Cadence.Period period = duty.cadence().around(DATE);
    DutyItem before =
        items.save(item(rule, owner, duty.cadence().around(period.start().minusDays(1))));
    DutyItem item = items.save(item(rule, owner, period));
    for (int count = 0; count < RuleTrial.before(); count++) {
      for (int place = 0; place < rule.requirements().size(); place++) {
        if (rule.requirements().get(place).need().isComparedWithBefore()) {
          engine.take(
              RuleTrial.fitting(rule.requirements().get(place).evidence(), owner.personId())
                  .at(before.windowStart())
                  .fact());
        }
      }
    }
    List<Fact> facts = trial.facts(item);
    tell(engine, trial, facts);
    DutyItem told = items.findById(item.id()).orElseThrow();
    return rule.isJudgedAtEnd() ? engine.judge(told, rule) : told;
  }

  private DutyItem ofCase(DutyEngine engine, DutyRules rules, PerCase rule, RuleTrial trial) {
    StaffMember owner = holder(rules.duty(rule.duty()));
    String key = Ids.next();
    RuleTrial.Opening opening = RuleTrial.opening(rule, owner.personId(), key);
    Fact first =
        opening.isOpenStill()
            ? opening.fact()
            : RuleTrial.plainOpening(rule, owner.personId(), key);
    engine.take(first);
    DutyItem item = theItem(rule, key);
    assertThat(item.ownerId()).isEqualTo(owner.personId());
    if (!opening.isOpenStill()) {
      return item;
    }
    assertThat(item.state()).isEqualTo(DutyState.DUE);
    if (trial.off() == Off.DROPPED) {
      engine.take(RuleTrial.dropping(rule, item));
    }
    tell(engine, trial, trial.facts(item));
    return theItem(rule, key);
  }

  private static void tell(DutyEngine engine, RuleTrial trial, List<Fact> facts) {
    for (Fact fact : facts) {
      if (trial.closes() && EventSamples.hasSchema(fact.type())) {
        EventContracts.assertValid(fact.type(), fact.data().toString());
      }
      engine.take(fact);
      if (trial.off() == Off.TOLD_TWICE) {
        engine.take(fact);
      }
    }
  }

  private DutyItem theItem(PerCase rule, String key) {
    List<DutyItem> found = items.findByDutyIdAndCaseKey(rule.duty(), key);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private StaffMember holder(Duty duty) {
    return staff.active("EAST").stream()
        .filter(person -> person.dutyLists().contains(duty.list()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody has the list " + duty.list()));
  }

  private static DutyItem item(PerPeriod rule, StaffMember owner, Cadence.Period period) {
    return new DutyItem(
        Ids.next(),
        rule.duty(),
        DutyItem.openingKey(owner.personId(), period.start()),
        owner.storeCode(),
        owner.personId(),
        period.start(),
        period.end(),
        period.start().atStartOfDay(ZONE).toInstant(),
        period.end().plusDays(1).atStartOfDay(ZONE).toInstant(),
        DutyState.DUE,
        "2026-01-01",
        "",
        null,
        null,
        DutyEngine.needed(rule.all()),
        0,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  private DutyItem undone(Supplier<DutyItem> work) {
    DutyItem[] result = new @Nullable DutyItem[1];
    Callers.asSystem(
        "test",
        () ->
            transaction.executeWithoutResult(
                status -> {
                  result[0] = work.get();
                  status.setRollbackOnly();
                }));
    return result[0];
  }

  private static Stream<RuleTrial> trials(DutyRules rules) {
    return rules.at(DATE).byDuty().values().stream()
        .filter(rule -> !rule.all().isEmpty())
        .flatMap(RuleTrial::of);
  }

  private static DutyRules forms() {
    try (var duties = new ClassPathResource("policy/duties.json").getInputStream();
        var rules = new ClassPathResource("duty-rule-forms.json").getInputStream()) {
      return new DutyRules(
          JSON.readValue(duties, new TypeReference<List<Duty>>() {}), JSON.readTree(rules));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
