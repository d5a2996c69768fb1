package io.forecourt.crm.questionnaire;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a store asks, in one version. Once published it is never changed: who wants other questions
 * writes the next version.
 *
 * @param edition counted in the store for each kind
 * @param scaleMin the worst grade
 * @param scaleMax the best grade
 * @param overallItem the item that asks for the whole: its grade says whether a customer is very
 *     satisfied
 * @param verySatisfiedFrom the lowest grade of the overall item that counts as very satisfied
 */
@Table("questionnaire")
public record Questionnaire(
    @Id String id,
    String storeCode,
    SurveyKind kind,
    int edition,
    QuestionnaireState state,
    String title,
    int scaleMin,
    int scaleMax,
    String overallItem,
    int verySatisfiedFrom,
    @MappedCollection(idColumn = "questionnaire_id", keyColumn = "position") List<Item> items,
    String draftedBy,
    Instant draftedAt,
    @Nullable String publishedBy,
    @Nullable Instant publishedAt,
    @Version @Nullable Long version) {

  private static final int SCORE_DIGITS = 2;
  private static final BigDecimal BEST = BigDecimal.valueOf(100);

  /**
   * One question.
   *
   * @param weight of the item in the index
   * @param factor what it belongs to when causes are looked for, for example {@code PROMISED_TIME}
   * @param department that answers for it
   * @param optional whether it may be left out, because it does not concern every customer
   */
  @Table("questionnaire_item")
  public record Item(
      String code,
      int weight,
      String factor,
      String department,
      Measured measured,
      boolean optional,
      @Column("text_zh") String textZh,
      @Column("text_en") String textEn) {}

  /** What somebody writes. */
  record Draft(
      SurveyKind kind,
      String title,
      int scaleMin,
      int scaleMax,
      String overallItem,
      int verySatisfiedFrom,
      List<Item> items) {}

  public Questionnaire {
    items = List.copyOf(items);
  }

  static Questionnaire draft(String store, int edition, Draft draft, String by, Instant at) {
    return new Questionnaire(
            Ids.next(),
            store,
            draft.kind(),
            edition,
            QuestionnaireState.DRAFT,
            draft.title(),
            draft.scaleMin(),
            draft.scaleMax(),
            draft.overallItem(),
            draft.verySatisfiedFrom(),
            draft.items(),
            by,
            at,
            null,
            null,
            null)
        .checked();
  }

  /**
   * @throws RuleViolation once it is published
   */
  Questionnaire revised(Draft draft, String by, Instant at) {
    if (state != QuestionnaireState.DRAFT) {
      throw new RuleViolation("questionnaire.published");
    }
    if (draft.kind() != kind) {
      throw new InvalidInput("/kind", "field.invalid");
    }
    return new Questionnaire(
            id,
            storeCode,
            kind,
            edition,
            state,
            draft.title(),
            draft.scaleMin(),
            draft.scaleMax(),
            draft.overallItem(),
            draft.verySatisfiedFrom(),
            draft.items(),
            by,
            at,
            null,
            null,
            version)
        .checked();
  }

  Questionnaire published(String by, Instant at) {
    return become(QuestionnaireState.PUBLISHED, by, at);
  }

  Questionnaire retired() {
    return become(QuestionnaireState.RETIRED, publishedBy, publishedAt);
  }

  private Questionnaire become(
      QuestionnaireState next, @Nullable String publisher, @Nullable Instant at) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("questionnaire.wrong-state", state, state.successors());
    }
    return new Questionnaire(
        id,
        storeCode,
        kind,
        edition,
        next,
        title,
        scaleMin,
        scaleMax,
        overallItem,
        verySatisfiedFrom,
        items,
        draftedBy,
        draftedAt,
        publisher,
        at,
        version);
  }

  private Questionnaire checked() {
    List<InvalidInput.Field> wrong = new ArrayList<>();
    if (scaleMin >= scaleMax) {
      wrong.add(new InvalidInput.Field("/scaleMax", "questionnaire.scale"));
    }
    if (verySatisfiedFrom <= scaleMin || verySatisfiedFrom > scaleMax) {
      wrong.add(new InvalidInput.Field("/verySatisfiedFrom", "questionnaire.scale"));
    }
    Set<String> codes = new HashSet<>();
    if (!items.stream().map(Item::code).allMatch(codes::add)) {
      wrong.add(new InvalidInput.Field("/items", "questionnaire.item-twice"));
    }
    if (item(overallItem).filter(item -> !item.optional()).isEmpty()) {
      wrong.add(new InvalidInput.Field("/overallItem", "questionnaire.overall-item"));
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return this;
  }

  public Optional<Item> item(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findAny();
  }

  /**
   * Refuses grades that do not answer these questions.
   *
   * @throws InvalidInput if an item is missing, unknown, or off the scale
   */
  public void requireAnswers(Map<String, Integer> grades) {
    Set<String> asked = new HashSet<>();
    Set<String> owed = new HashSet<>();
    for (Item item : items) {
      asked.add(item.code());
      if (!item.optional()) {
        owed.add(item.code());
      }
    }
    if (!asked.containsAll(grades.keySet()) || !grades.keySet().containsAll(owed)) {
      throw new InvalidInput("/grades", "survey.grades");
    }
    if (grades.values().stream().anyMatch(grade -> grade < scaleMin || grade > scaleMax)) {
      throw new InvalidInput("/grades", "survey.off-scale");
    }
  }

  /** The grade as points, 0 for the worst and 100 for the best. */
  public BigDecimal points(int grade) {
    return BEST.multiply(BigDecimal.valueOf((long) grade - scaleMin))
        .divide(BigDecimal.valueOf((long) scaleMax - scaleMin), SCORE_DIGITS, RoundingMode.HALF_UP);
  }

  /**
   * The weighted mean of the points of those answered items that are meant; empty when none was
   * answered.
   */
  public Optional<BigDecimal> score(Map<String, Integer> grades, Predicate<Item> meant) {
    BigDecimal sum = BigDecimal.ZERO;
    long weights = 0;
    for (Item item : items) {
      Integer grade = grades.get(item.code());
      if (grade != null && meant.test(item)) {
        sum = sum.add(points(grade).multiply(BigDecimal.valueOf(item.weight())));
        weights += item.weight();
      }
    }
    return weights == 0
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(weights), SCORE_DIGITS, RoundingMode.HALF_UP));
  }

  /** Whether the customer's grade of the whole is among the best ones. */
  public boolean isVerySatisfied(Map<String, Integer> grades) {
    return grades.getOrDefault(overallItem, scaleMin) >= verySatisfiedFrom;
  }
}
