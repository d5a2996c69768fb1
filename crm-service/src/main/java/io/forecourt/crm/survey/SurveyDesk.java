package io.forecourt.crm.survey;

import io.forecourt.crm.complaint.application.ComplaintDesk;
import io.forecourt.crm.complaint.application.OpenComplaint;
import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.evidence.EvidenceDesk;
import io.forecourt.crm.questionnaire.Measured;
import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.QuestionnaireBook;
import io.forecourt.crm.survey.PersonScores.Told;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers answer, and what is said against an answer. */
@Service
class SurveyDesk {
  static final String READ = "crm.survey.read";
  static final String INTERVIEW = "crm.survey.interview";
  static final String VOID = "crm.survey.void";
  static final String BY_LINK = "crm.survey.answer-by-link";
  static final String VOIDING = "SURVEY_VOIDING";

  static final String REMIND = "survey.remind";
  static final String EXPIRE = "survey.expire";

  private final SurveyPeriods periods;
  private final Surveys surveys;
  private final PersonScores scores;
  private final QuestionnaireBook questionnaires;
  private final SurveyRules rules;
  private final ComplaintDesk complaints;
  private final PersonalData personal;
  private final EvidenceDesk evidenceDesk;
  private final Approvals approvals;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  SurveyDesk(
      SurveyPeriods periods,
      Surveys surveys,
      PersonScores scores,
      QuestionnaireBook questionnaires,
      SurveyRules rules,
      ComplaintDesk complaints,
      PersonalData personal,
      EvidenceDesk evidenceDesk,
      Approvals approvals,
      Deadlines deadlines,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.periods = periods;
    this.surveys = surveys;
    this.scores = scores;
    this.questionnaires = questionnaires;
    this.rules = rules;
    this.complaints = complaints;
    this.personal = personal;
    this.evidenceDesk = evidenceDesk;
    this.approvals = approvals;
    this.deadlines = deadlines;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * The customer answers by the link.
   *
   * @throws RuleViolation if it was answered before, or it is too late
   */
  @Transactional
  Survey answerByLink(String id, AnswerCommand command) {
    return answer(ofLink(id), command);
  }

  /**
   * Somebody interviewed the customer, in the talk that the evidence names.
   *
   * @throws RuleViolation if the interviewer is measured by the answer, or the record is of another
   *     talk
   */
  @Transactional
  Survey answerInInterview(String id, AnswerCommand command) {
    Survey survey = require(INTERVIEW, id);
    evidenceDesk.require(
        Objects.requireNonNull(command.evidence()),
        survey.storeCode(),
        survey.customerId(),
        access.caller().personId(),
        survey.issuedAt());
    return answer(survey, command);
  }

  private Survey answer(Survey survey, AnswerCommand command) {
    Questionnaire questionnaire = questionnaires.get(survey.questionnaireId());
    Survey answered =
        surveys.save(
            survey.answered(
                questionnaire,
                new Survey.Given(
                    command.grades(),
                    personal.sealNote(survey.customerId(), command.comment()),
                    access.caller().personId(),
                    command.evidence()),
                now()));
    deadlines.cancel(REMIND, survey.id());
    deadlines.cancel(EXPIRE, survey.id());
    Map<Measured, Told> people = new EnumMap<>(Measured.class);
    for (Measured measured : Measured.values()) {
      scores.tell(answered, questionnaire, measured).ifPresent(told -> people.put(measured, told));
    }
    SurveyPolicy policy = rules.at(survey.storeCode(), survey.issuedAt());
    boolean low = Objects.requireNonNull(answered.score()).compareTo(policy.lowScore()) < 0;
    outbox.append(SurveyEvents.answered(answered, low, people));
    if (low) {
      complain(answered, command.comment(), policy);
    }
    return answered;
  }

  /** Who is not satisfied shall not have to call us; the survey stays counted. */
  private void complain(Survey survey, @Nullable String words, SurveyPolicy policy) {
    complaints.open(
        new OpenComplaint(
            survey.customerId(),
            survey.storeCode(),
            policy.kind(survey.kind()).complaintKind(),
            ComplaintChannel.SURVEY,
            survey.id(),
            survey.orderId(),
            words,
            false,
            false,
            survey.answeredAt()));
  }

  /**
   * Says that an answer shall not count; somebody else decides.
   *
   * @throws RuleViolation if it is not answered, or its period is closed
   */
  @Transactional
  Survey askVoiding(String id, VoidReason reason) {
    Survey survey = require(VOID, id);
    periods.findById(survey.periodId()).orElseThrow().requireOpen();
    Survey asked = surveys.save(survey.voidingAsked(reason, access.caller().personId()));
    approvals.request(VOIDING, id, survey.storeCode(), null);
    return asked;
  }

  @Transactional
  public void voidingSettled(String id, boolean granted, String by, Instant at) {
    surveys
        .findById(id)
        .filter(survey -> survey.voidAskedBy() != null)
        .ifPresent(
            survey -> {
              Survey settled = surveys.save(survey.voidingSettled(granted, by, at));
              if (granted) {
                scores.forget(id);
                outbox.append(SurveyEvents.voided(settled));
              }
            });
  }

  /** What was asked, for whom it was asked. */
  @Transactional(readOnly = true)
  Questionnaire questionsOf(Survey survey) {
    return questionnaires.get(survey.questionnaireId());
  }

  @Nullable String commentOf(Survey survey) {
    return personal.openNote(survey.customerId(), survey.commentSealed());
  }

  boolean mayInterview(Survey survey) {
    return survey.isIssued() && !survey.isMeasured(access.caller().personId());
  }

  boolean mayAskVoiding(Survey survey) {
    return survey.state().canBecome(SurveyState.VOIDED)
        && survey.voidAskedBy() == null
        && periods.findById(survey.periodId()).filter(SurveyPeriod::isOpen).isPresent();
  }

  /**
   * @throws NotFound if the caller did not come with the link of this survey
   */
  @Transactional(readOnly = true)
  Survey ofLink(String id) {
    return surveys
        .findById(id)
        .filter(survey -> survey.customerId().equals(access.caller().personId()))
        .orElseThrow(() -> new NotFound("survey", id));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Survey require(String action, String id) {
    Survey survey = surveys.findById(id).orElseThrow(() -> new NotFound("survey", id));
    access.requireInScope(action, "survey", id, survey.storeCode(), survey.ownerId());
    return survey;
  }

  /** As fine as it is stored. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
