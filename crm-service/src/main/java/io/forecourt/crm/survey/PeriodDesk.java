package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.QuestionnaireBook;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.ScoreSheet.Filled;
import io.forecourt.crm.survey.ScoreSheet.Key;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens periods, each with a seed of its own, and closes them when nobody can answer any more. */
@Service
class PeriodDesk {
  private static final String CLOSE = "survey.period-close";
  private static final SecureRandom SEEDS = new SecureRandom();

  private final SurveyPeriods periods;
  private final SurveyOccasions occasions;
  private final Surveys surveys;
  private final SurveyResults results;
  private final QuestionnaireBook questionnaires;
  private final SurveyRules rules;
  private final Approvals approvals;
  private final Staff staff;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  PeriodDesk(
      SurveyPeriods periods,
      SurveyOccasions occasions,
      Surveys surveys,
      SurveyResults results,
      QuestionnaireBook questionnaires,
      SurveyRules rules,
      Approvals approvals,
      Staff staff,
      StoreCalendars calendars,
      Deadlines deadlines,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.periods = periods;
    this.occasions = occasions;
    this.surveys = surveys;
    this.results = results;
    this.questionnaires = questionnaires;
    this.rules = rules;
    this.approvals = approvals;
    this.staff = staff;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.facts = facts;
  }

  /** A month without a delivery is closed, too: a store that asks has a period of each month. */
  @DailyJob(value = "crm.survey-periods", at = "00:10")
  @Transactional
  public void openOfToday(JobDay day) {
    for (SurveyKind kind : SurveyKind.values()) {
      if (questionnaires.inForce(day.store(), kind).isPresent()) {
        of(day.store(), kind, day.date());
      }
    }
  }

  /** The period of a day; it is opened when its first delivery or visit is heard of. */
  @Transactional
  SurveyPeriod of(String store, SurveyKind kind, LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return periods
        .findByStoreCodeAndKindAndFirstDay(store, kind, month.atDay(1))
        .orElseGet(() -> open(store, kind, month));
  }

  private SurveyPeriod open(String store, SurveyKind kind, YearMonth month) {
    ZoneId zone = calendars.zone(store);
    SurveyPolicy policy = rules.on(store, month.atDay(1));
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    Instant closes = policy.answerUntil(policy.kind(kind).after().after(calendars, store, end));
    SurveyPeriod period =
        periods.save(
            SurveyPeriod.open(
                store, kind, month, SEEDS.nextLong(), policy.kind(kind).share(), closes));
    deadlines.set(CLOSE, period.id(), store, closes);
    return period;
  }

  /** Counts what was answered and keeps it as it is. */
  @OnDeadline(CLOSE)
  @Transactional
  public void close(DueDeadline deadline) {
    SurveyPeriod period = periods.findById(deadline.subject()).orElseThrow();
    if (!period.isOpen()) {
      return;
    }
    SurveyPolicy policy = rules.on(period.storeCode(), period.firstDay());
    List<Survey> asked = surveys.findByPeriodId(period.id());
    List<Survey> valid = in(asked, SurveyState.ANSWERED);
    valid.stream()
        .filter(survey -> survey.voidAskedBy() != null)
        .forEach(survey -> approvals.withdraw(SurveyDesk.VOIDING, survey.id()));
    SurveyPeriod previous = previous(period);
    ScoreSheet sheet =
        ScoreSheet.of(
            filled(valid),
            previous == null ? Map.of() : means(previous),
            new ScoreSheet.Measure(
                policy.weakBelow(), policy.target(), policy.leastAnswers(), this::isPresent));
    SurveyPeriod closed =
        periods.save(
            period.closed(
                new SurveyPeriod.Counts(
                    occasions.findByPeriodId(period.id()).size(),
                    asked.size(),
                    valid.size(),
                    in(asked, SurveyState.VOIDED).size()),
                new SurveyPeriod.Outcome(
                    sheet.score(),
                    sheet.verySatisfiedShare(),
                    asked.isEmpty() ? null : ScoreSheet.share(valid.size(), asked.size()),
                    sheet.weak().size()),
                previous,
                deadline.due()));
    results.saveAll(
        sheet.lines().stream().map(line -> SurveyResult.of(period.id(), line)).toList());
    tell(closed, sheet, policy, deadline.due());
  }

  private void tell(SurveyPeriod closed, ScoreSheet sheet, SurveyPolicy policy, Instant at) {
    String store = closed.storeCode();
    outbox.append(
        SurveyEvents.closed(closed, sheet, policy.improve().after(calendars, store, at), at));
    facts.publishEvent(
        new SurveyPeriodEnded(
            closed.id(),
            store,
            closed.kind(),
            sheet.weak().stream()
                .map(
                    line ->
                        new SurveyPeriodEnded.Weak(
                            line.key().code(),
                            Objects.requireNonNull(line.factor()),
                            Objects.requireNonNull(line.department()),
                            line.key().personId(),
                            line.score(),
                            line.gap(),
                            line.impact()))
                .toList(),
            policy.attend().after(calendars, store, at),
            at));
  }

  private @Nullable SurveyPeriod previous(SurveyPeriod period) {
    return periods
        .findByStoreCodeAndKindAndFirstDay(
            period.storeCode(), period.kind(), period.firstDay().minusMonths(1))
        .filter(before -> !before.isOpen())
        .orElse(null);
  }

  private Map<Key, BigDecimal> means(SurveyPeriod previous) {
    Map<Key, BigDecimal> means = new HashMap<>();
    results
        .findByPeriodId(previous.id())
        .forEach(result -> means.put(result.key(), result.score()));
    return means;
  }

  private List<Filled> filled(List<Survey> answered) {
    Map<String, Questionnaire> asked =
        questionnaires
            .all(answered.stream().map(Survey::questionnaireId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Questionnaire::id, Function.identity()));
    return answered.stream()
        .map(
            survey ->
                new Filled(
                    Objects.requireNonNull(asked.get(survey.questionnaireId())),
                    survey.gradesByItem(),
                    Objects.requireNonNull(survey.score()),
                    Boolean.TRUE.equals(survey.verySatisfied()),
                    survey.ownerId(),
                    survey.insurancePersonId()))
        .sorted(Comparator.comparingInt(one -> one.questionnaire().edition()))
        .toList();
  }

  private boolean isPresent(String person) {
    return staff.find(person).filter(StaffMember::isPresent).isPresent();
  }

  private static List<Survey> in(List<Survey> surveys, SurveyState state) {
    return surveys.stream().filter(survey -> survey.state() == state).toList();
  }
}
