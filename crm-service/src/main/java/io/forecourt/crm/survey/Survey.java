package io.forecourt.crm.survey;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.evidence.domain.Evidence.Kind;
import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One customer is asked about one delivery or visit.
 *
 * @param orderId of a delivery
 * @param ownerId whom it measures: the consultant, or who received the service customer
 * @param insurancePersonId who issued the policy of the order
 * @param interviewerId who shall ask, where it is asked on the telephone
 * @param messageId of the invitation
 * @param answeredBy the customer by the link, or who interviewed
 * @param commentSealed the customer's words under the customer's key
 * @param voidAskedBy who says that the answer shall not count; somebody else decides
 */
@Table("survey")
record Survey(
    @Id String id,
    String number,
    String periodId,
    String occasionId,
    String questionnaireId,
    String storeCode,
    SurveyKind kind,
    String customerId,
    @Nullable String orderId,
    @Nullable String ownerId,
    @Nullable String insurancePersonId,
    @Nullable String interviewerId,
    SurveyChannel channel,
    @Nullable String messageId,
    SurveyState state,
    Instant issuedAt,
    Instant dueAt,
    @Nullable Instant remindedAt,
    @Nullable Instant answeredAt,
    @Nullable String answeredBy,
    @Nullable Kind evidenceKind,
    @Nullable String evidenceReference,
    @Nullable BigDecimal score,
    @Nullable Boolean verySatisfied,
    @Nullable String commentSealed,
    @Nullable VoidReason voidReason,
    @Nullable String voidAskedBy,
    @Nullable String voidedBy,
    @Nullable Instant voidedAt,
    @MappedCollection(idColumn = "survey_id", keyColumn = "position") List<Grade> grades,
    @Version @Nullable Long version) {

  /** What the customer said to one item. */
  @Table("survey_grade")
  record Grade(String item, int grade) {}

  /**
   * What was answered.
   *
   * @param evidence of the interview; null when the customer answered alone
   */
  record Given(
      Map<String, Integer> grades,
      @Nullable String sealedComment,
      String by,
      @Nullable Evidence evidence) {

    /** Leaves the answer out of logs. */
    @Override
    public String toString() {
      return "Given";
    }
  }

  Survey {
    grades = List.copyOf(grades);
  }

  static Survey issue(
      String number,
      SurveyOccasion occasion,
      String questionnaireId,
      @Nullable String insurancePersonId,
      @Nullable String interviewerId,
      Instant at,
      Instant due) {
    return new Survey(
        Ids.next(),
        number,
        occasion.periodId(),
        occasion.id(),
        questionnaireId,
        occasion.storeCode(),
        occasion.kind(),
        occasion.customerId(),
        occasion.kind() == SurveyKind.SSI ? occasion.reference() : null,
        occasion.consultantId(),
        insurancePersonId,
        interviewerId,
        interviewerId == null ? SurveyChannel.LINK : SurveyChannel.INTERVIEW,
        null,
        SurveyState.ISSUED,
        at,
        due,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  boolean isIssued() {
    return state == SurveyState.ISSUED;
  }

  boolean isMeasured(String person) {
    return person.equals(ownerId) || person.equals(insurancePersonId);
  }

  Survey invitedBy(String message) {
    return with(state, interviewerId, channel, message, remindedAt);
  }

  /** The message did not reach the customer: somebody calls instead. */
  Survey askedBy(String interviewer) {
    return with(state, interviewer, SurveyChannel.INTERVIEW, messageId, remindedAt);
  }

  Survey remindedAt(Instant at) {
    return with(state, interviewerId, channel, messageId, at);
  }

  /**
   * @throws RuleViolation if it was answered or expired, or whom it measures holds the pen
   */
  Survey answered(Questionnaire questionnaire, Given given, Instant at) {
    requireNext(SurveyState.ANSWERED);
    if (!at.isBefore(dueAt)) {
      throw new RuleViolation("survey.expired");
    }
    if (isMeasured(given.by())) {
      throw new RuleViolation("survey.own-answer");
    }
    questionnaire.requireAnswers(given.grades());
    Evidence evidence = given.evidence();
    return new Survey(
        id,
        number,
        periodId,
        occasionId,
        questionnaireId,
        storeCode,
        kind,
        customerId,
        orderId,
        ownerId,
        insurancePersonId,
        interviewerId,
        evidence == null ? SurveyChannel.LINK : SurveyChannel.INTERVIEW,
        messageId,
        SurveyState.ANSWERED,
        issuedAt,
        dueAt,
        remindedAt,
        at,
        given.by(),
        evidence == null ? null : evidence.kind(),
        evidence == null ? null : evidence.reference(),
        questionnaire.score(given.grades(), _ -> true).orElseThrow(),
        questionnaire.isVerySatisfied(given.grades()),
        given.sealedComment(),
        null,
        null,
        null,
        null,
        new TreeMap<>(given.grades())
            .entrySet().stream().map(grade -> new Grade(grade.getKey(), grade.getValue())).toList(),
        version);
  }

  Survey expired() {
    requireNext(SurveyState.EXPIRED);
    return with(SurveyState.EXPIRED, interviewerId, channel, messageId, remindedAt);
  }

  Survey dropped() {
    requireNext(SurveyState.DROPPED);
    return with(SurveyState.DROPPED, interviewerId, channel, messageId, remindedAt);
  }

  /**
   * Somebody says that the answer shall not count.
   *
   * @throws RuleViolation if there is none, or somebody said so already
   */
  Survey voidingAsked(VoidReason reason, String by) {
    requireNext(SurveyState.VOIDED);
    if (voidAskedBy != null) {
      throw new RuleViolation("survey.voiding-asked");
    }
    return voiding(state, reason, by, null, null);
  }

  /** Somebody else said whether it counts. */
  Survey voidingSettled(boolean granted, String by, Instant at) {
    if (!granted) {
      return voiding(state, null, null, null, null);
    }
    requireNext(SurveyState.VOIDED);
    return voiding(SurveyState.VOIDED, voidReason, voidAskedBy, by, at);
  }

  Map<String, Integer> gradesByItem() {
    Map<String, Integer> byItem = new TreeMap<>();
    grades.forEach(grade -> byItem.put(grade.item(), grade.grade()));
    return byItem;
  }

  private void requireNext(SurveyState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("survey.wrong-state", state, state.successors());
    }
  }

  private Survey with(
      SurveyState next,
      @Nullable String interviewer,
      SurveyChannel way,
      @Nullable String message,
      @Nullable Instant reminded) {
    return new Survey(
        id,
        number,
        periodId,
        occasionId,
        questionnaireId,
        storeCode,
        kind,
        customerId,
        orderId,
        ownerId,
        insurancePersonId,
        interviewer,
        way,
        message,
        next,
        issuedAt,
        dueAt,
        reminded,
        answeredAt,
        answeredBy,
        evidenceKind,
        evidenceReference,
        score,
        verySatisfied,
        commentSealed,
        voidReason,
        voidAskedBy,
        voidedBy,
        voidedAt,
        grades,
        version);
  }

  private Survey voiding(
      SurveyState next,
      @Nullable VoidReason reason,
      @Nullable String asker,
      @Nullable String decider,
      @Nullable Instant at) {
    return new Survey(
        id,
        number,
        periodId,
        occasionId,
        questionnaireId,
        storeCode,
        kind,
        customerId,
        orderId,
        ownerId,
        insurancePersonId,
        interviewerId,
        channel,
        messageId,
        next,
        issuedAt,
        dueAt,
        remindedAt,
        answeredAt,
        answeredBy,
        evidenceKind,
        evidenceReference,
        score,
        verySatisfied,
        commentSealed,
        reason,
        asker,
        decider,
        at,
        grades,
        version);
  }
}
