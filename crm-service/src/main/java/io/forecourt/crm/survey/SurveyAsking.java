package io.forecourt.crm.survey;

import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.customer.application.ConsentBook;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.crm.customer.application.PurposePolicy;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.crm.message.CustomerMessages;
import io.forecourt.crm.questionnaire.QuestionnaireBook;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the customers whom the draw has chosen: once about each delivery or visit, not too often,
 * and never those who did not agree or who are left alone.
 */
@Service
class SurveyAsking {
  private static final String ISSUE = "survey.issue";
  private static final Duration TRY_AGAIN = Duration.ofDays(1);

  private final PeriodDesk periods;
  private final SurveyPeriods periodRows;
  private final SurveyOccasions occasions;
  private final Surveys surveys;
  private final OrderInsurance insurance;
  private final QuestionnaireBook questionnaires;
  private final SurveyRules rules;
  private final CustomerMessages messages;
  private final CustomerArchive archive;
  private final ConsentBook consents;
  private final PurposePolicy purposes;
  private final PromotionPauses pauses;
  private final CaseOwners owners;
  private final BusinessNumbers numbers;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Outbox outbox;

  SurveyAsking(
      PeriodDesk periods,
      SurveyPeriods periodRows,
      SurveyOccasions occasions,
      Surveys surveys,
      OrderInsurance insurance,
      QuestionnaireBook questionnaires,
      SurveyRules rules,
      CustomerMessages messages,
      CustomerArchive archive,
      ConsentBook consents,
      PurposePolicy purposes,
      PromotionPauses pauses,
      CaseOwners owners,
      BusinessNumbers numbers,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Outbox outbox) {
    this.periods = periods;
    this.periodRows = periodRows;
    this.occasions = occasions;
    this.surveys = surveys;
    this.insurance = insurance;
    this.questionnaires = questionnaires;
    this.rules = rules;
    this.messages = messages;
    this.archive = archive;
    this.consents = consents;
    this.purposes = purposes;
    this.pauses = pauses;
    this.owners = owners;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.outbox = outbox;
  }

  /**
   * A delivery or a visit took place: it belongs to the population of its month, or of this month
   * when that one is closed. The same one again changes nothing.
   */
  @Transactional
  public void tookPlace(SurveyOccasion.Happened what) {
    if (occasions.findByKindAndReference(what.kind(), what.reference()).isPresent()) {
      return;
    }
    ZoneId zone = calendars.zone(what.store());
    SurveyPeriod period =
        periods.of(what.store(), what.kind(), LocalDate.ofInstant(what.at(), zone));
    Instant from = what.at();
    if (!period.isOpen()) {
      from = now();
      period = periods.of(what.store(), what.kind(), LocalDate.ofInstant(from, zone));
    }
    Instant due =
        rules.at(what.store(), from).kind(what.kind()).after().after(calendars, what.store(), from);
    SurveyOccasion occasion = occasions.save(SurveyOccasion.of(what, period.id(), due));
    deadlines.set(ISSUE, occasion.id(), occasion.storeCode(), due);
  }

  /** The moment has come to ask; who is left alone now is asked later, while there is time. */
  @OnDeadline(ISSUE)
  @Transactional
  public void due(DueDeadline deadline) {
    SurveyOccasion occasion =
        occasions.findById(deadline.subject()).filter(SurveyOccasion::isWaiting).orElse(null);
    if (occasion == null) {
      return;
    }
    Instant at = deadline.due();
    SurveyPolicy policy = rules.at(occasion.storeCode(), occasion.dueAt());
    OccasionOutcome outcome = decide(occasion, policy, at);
    if (outcome == OccasionOutcome.WAITING) {
      deadlines.set(ISSUE, occasion.id(), occasion.storeCode(), at.plus(TRY_AGAIN));
      return;
    }
    SurveyOccasion decided = occasions.save(occasion.decided(outcome, at));
    if (outcome == OccasionOutcome.ASKED) {
      issue(decided, policy, at);
    }
  }

  private OccasionOutcome decide(SurveyOccasion occasion, SurveyPolicy policy, Instant at) {
    SurveyPeriod period = periodRows.findById(occasion.periodId()).orElseThrow();
    String customer = occasion.customerId();
    if (!Draw.isDrawn(period.seed(), occasion.reference(), period.share())) {
      return OccasionOutcome.NOT_DRAWN;
    }
    if (questionnaires.inForce(occasion.storeCode(), occasion.kind()).isEmpty()) {
      return OccasionOutcome.NO_QUESTIONNAIRE;
    }
    if (!archive.mayBeContacted(customer)) {
      return OccasionOutcome.CUSTOMER_GONE;
    }
    Duration frequency = Duration.ofDays(policy.frequencyDays());
    if (surveys.existsByCustomerIdAndIssuedAtAfter(customer, at.minus(frequency))) {
      return OccasionOutcome.ASKED_LATELY;
    }
    if (pauses.isPaused(customer)) {
      return at.plus(TRY_AGAIN).isBefore(policy.askUntil(occasion.dueAt()))
          ? OccasionOutcome.WAITING
          : OccasionOutcome.LEFT_ALONE;
    }
    if (channel(occasion, policy).isEmpty()) {
      return OccasionOutcome.NO_CONSENT;
    }
    return OccasionOutcome.ASKED;
  }

  /** By message where the customer agreed to that, else by telephone where to that. */
  private Optional<SurveyChannel> channel(SurveyOccasion occasion, SurveyPolicy policy) {
    String customer = occasion.customerId();
    if (messages.mayWrite(archive.find(customer), policy.invitation(), policy.purpose())) {
      return Optional.of(SurveyChannel.LINK);
    }
    Purpose purpose = purposes.purpose(occasion.storeCode(), policy.purpose());
    return consents.allows(customer, purpose, ContactChannel.CALL)
        ? Optional.of(SurveyChannel.INTERVIEW)
        : Optional.empty();
  }

  private void issue(SurveyOccasion occasion, SurveyPolicy policy, Instant at) {
    String store = occasion.storeCode();
    boolean byMessage = channel(occasion, policy).equals(Optional.of(SurveyChannel.LINK));
    Survey survey =
        surveys.save(
            Survey.issue(
                numbers.next("SV", store, LocalDate.ofInstant(at, calendars.zone(store))),
                occasion,
                questionnaires.inForce(store, occasion.kind()).orElseThrow().id(),
                insurance.issuer(occasion.reference()).orElse(null),
                byMessage ? null : interviewer(store, policy),
                at,
                policy.answerUntil(occasion.dueAt())));
    if (byMessage) {
      survey = surveys.save(survey.invitedBy(write(survey, policy.invitation(), policy)));
    }
    Instant remind = at.plus(Duration.ofDays(policy.remindAfterDays()));
    if (byMessage && remind.isBefore(survey.dueAt())) {
      deadlines.set(SurveyDesk.REMIND, survey.id(), store, remind);
    }
    deadlines.set(SurveyDesk.EXPIRE, survey.id(), store, survey.dueAt());
    outbox.append(SurveyEvents.issued(survey));
  }

  private String write(Survey survey, String template, SurveyPolicy policy) {
    return messages.send(
        survey.customerId(),
        template,
        policy.purpose(),
        Map.of(SurveyLinkParameter.NAME, survey.id()));
  }

  private @Nullable String interviewer(String store, SurveyPolicy policy) {
    return owners.choose(store, policy.interviewers(), null, this::toInterview).orElse(null);
  }

  private Map<String, Integer> toInterview(List<String> people) {
    return surveys.findByInterviewerIdInAndState(people, SurveyState.ISSUED).stream()
        .collect(
            Collectors.toMap(
                survey -> Objects.requireNonNull(survey.interviewerId()), _ -> 1, Integer::sum));
  }

  @OnDeadline(SurveyDesk.REMIND)
  @Transactional
  public void remind(DueDeadline deadline) {
    Survey survey = surveys.findById(deadline.subject()).filter(Survey::isIssued).orElse(null);
    if (survey == null || survey.channel() != SurveyChannel.LINK) {
      return;
    }
    SurveyPolicy policy = rules.at(survey.storeCode(), survey.issuedAt());
    Customer customer = archive.find(survey.customerId());
    if (messages.mayWrite(customer, policy.reminder(), policy.purpose())) {
      write(survey, policy.reminder(), policy);
      surveys.save(survey.remindedAt(deadline.due()));
    }
  }

  @OnDeadline(SurveyDesk.EXPIRE)
  @Transactional
  public void expire(DueDeadline deadline) {
    surveys
        .findById(deadline.subject())
        .filter(Survey::isIssued)
        .ifPresent(survey -> outbox.append(SurveyEvents.expired(surveys.save(survey.expired()))));
  }

  /** The invitation did not reach the customer: somebody calls instead. */
  @Transactional
  public void invitationFailed(String messageId) {
    surveys
        .findByMessageId(messageId)
        .filter(Survey::isIssued)
        .ifPresent(
            survey -> {
              SurveyPolicy policy = rules.at(survey.storeCode(), survey.issuedAt());
              String interviewer = interviewer(survey.storeCode(), policy);
              if (interviewer != null) {
                deadlines.cancel(SurveyDesk.REMIND, survey.id());
                surveys.save(survey.askedBy(interviewer));
              }
            });
  }

  /** Nobody may ask the customer any more; what was answered counts on, without the words. */
  @Transactional
  public void customerGone(String customerId) {
    for (SurveyOccasion occasion : occasions.findByCustomerId(customerId)) {
      if (occasion.isWaiting()) {
        deadlines.cancel(ISSUE, occasion.id());
        occasions.save(occasion.decided(OccasionOutcome.CUSTOMER_GONE, now()));
      }
    }
    for (Survey survey : surveys.findByCustomerIdAndState(customerId, SurveyState.ISSUED)) {
      deadlines.cancel(SurveyDesk.REMIND, survey.id());
      deadlines.cancel(SurveyDesk.EXPIRE, survey.id());
      surveys.save(survey.dropped());
    }
  }

  /** As fine as it is stored. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
