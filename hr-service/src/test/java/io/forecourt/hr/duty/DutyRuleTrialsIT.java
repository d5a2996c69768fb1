package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.duty.DutyRule.PerCase;
import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.duty.RuleTrial.Off;
import io.forecourt.hr.fact.EventSamples;
import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.leave.LeaveCalendar;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries every rule of the handbook with facts made from the rule itself: it closes its item, and
 * the item stays open when the person, the type, the time, the store, the case or any part of the
 * predicate is another. What closes it is told to the whole handbook; what is off is told to the
 * rule alone, for which the others, each with items of its own, make no difference. The forms of
 * the language that no rule uses yet are tried by rules of their own. Nothing is committed.
 */
@ForecourtTest
@TestInstance(Lifecycle.PER_CLASS)
class DutyRuleTrialsIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DATE = LocalDate.ofInstant(RuleTrial.MOMENT, ZONE);
  private static final DutyRules HANDBOOK = DutyRules.load(JSON);
  private static final DutyRules FORMS = forms();
  private static final Map<String, DutyRules> ALONE = new HashMap<>();

  private final List<StaffMember> people = new ArrayList<>();

  @Autowired private DutyItems items;
  @Autowired private EvidenceBook book;
  @Autowired private StaffDirectory staff;
  @Autowired private LeaveCalendar leaves;
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
    trial(trial.closes() ? HANDBOOK : alone(trial.rule()), trial);
  }

  @ParameterizedTest
  @MethodSource("ofTheForms")
  void aFormOfTheLanguageClosesOnlyByWhatItAsksFor(RuleTrial trial) {
    trial(FORMS, trial);
  }

  private void trial(DutyRules rules, RuleTrial trial) {
    DutyEngine engine =
        new DutyEngine(
            rules, items, book, staff, leaves, calendars, deadlines, queries, outbox, clock);
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
    return rule.isJudgedAtEnd() && told.state().isOpen() ? engine.judge(told, rule) : told;
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
    return switch (trial.off()) {
      case DROPPED -> {
        engine.take(RuleTrial.dropping(rule, item));
        List<Fact> facts = trial.facts(item);
        tell(engine, trial, facts.stream().filter(one -> !rule.opens().takes(one, "")).toList());
        yield theItem(rule, key);
      }
      case DROPPED_AND_OPENED_AGAIN -> {
        Fact dropping = RuleTrial.dropping(rule, item);
        engine.take(dropping);
        assertThat(theItem(rule, key).state()).isEqualTo(DutyState.WAIVED);
        engine.take(RuleTrial.openedAgain(first, dropping));
        tell(engine, trial, trial.facts(theItem(rule, key)));
        yield theItem(rule, key);
      }
      case NOTHING,
          TOLD_TWICE,
          TOO_FEW,
          PERSON,
          STORE,
          TYPE,
          PREDICATE,
          OTHER_CASE,
          BEFORE_OPENING,
          BEFORE_PERIOD,
          ONE_SECOND_LATE,
          FORBIDDEN_EVENT -> {
        tell(engine, trial, trial.facts(item));
        yield theItem(rule, key);
      }
    };
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
    if (people.isEmpty()) {
      people.addAll(staff.active("EAST"));
    }
    return people.stream()
        .filter(person -> person.dutyLists().contains(duty.list()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody has the list " + duty.list()));
  }

  private DutyItem item(PerPeriod rule, StaffMember owner, Cadence.Period period) {
    return DutyItem.ofPeriod(
        rule.duty(),
        owner,
        DutyItem.Span.of(period, ZONE, rule, owner.storeCode(), calendars),
        "2026-01-01",
        DutyEngine.needed(rule.all()));
  }

  private DutyItem undone(Supplier<DutyItem> work) {
    DutyItem[] result = new @Nullable DutyItem[1];
    Callers.asSystem(
        "test",
        () ->
            transaction.executeWithoutResult(
                status -> {
                  // Nothing is committed: what is only written beside the items need not be.
                  BulkWrites.begin();
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

  /** The handbook with this rule only. */
  private static DutyRules alone(DutyRule rule) {
    return ALONE.computeIfAbsent(
        rule.duty(),
        duty -> {
          ObjectNode version = JSON.createObjectNode().put("effectiveFrom", "2026-01-01");
          version.putArray("rules").add(HANDBOOK.at(DATE).asWritten().get(duty));
          ObjectNode rules = JSON.createObjectNode();
          rules.putArray("versions").add(version);
          return new DutyRules(List.of(HANDBOOK.duty(duty)), rules);
        });
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
