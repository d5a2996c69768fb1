package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.Measured;
import io.forecourt.crm.questionnaire.Questionnaire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a period come to: the index, the share of very satisfied customers, and for
 * each item, factor, department and person the mean with its gap to the target.
 *
 * @param lines those that cost the index most first
 */
record ScoreSheet(
    @Nullable BigDecimal score, @Nullable BigDecimal verySatisfiedShare, List<Line> lines) {

  private static final int POINT_DIGITS = 2;
  private static final int SHARE_DIGITS = 4;

  /** What a line is of. */
  record Key(ResultLevel level, String code, @Nullable String personId) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::level)
            .thenComparing(Key::code)
            .thenComparing(Key::personId, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** As {@link SurveyResult}, before it belongs to a period. */
  record Line(
      Key key,
      @Nullable String factor,
      @Nullable String department,
      int answers,
      BigDecimal score,
      @Nullable BigDecimal previousScore,
      @Nullable BigDecimal weight,
      BigDecimal gap,
      BigDecimal impact,
      boolean weak) {}

  /** One valid answer, with the questions that it answers. */
  record Filled(
      Questionnaire questionnaire,
      Map<String, Integer> grades,
      BigDecimal score,
      boolean verySatisfied,
      @Nullable String consultantId,
      @Nullable String insurancePersonId) {

    Optional<String> person(Measured measured) {
      return switch (measured) {
        case STORE -> Optional.empty();
        case CONSULTANT -> Optional.ofNullable(consultantId);
        case INSURANCE -> Optional.ofNullable(insurancePersonId);
      };
    }
  }

  /**
   * How a store judges.
   *
   * @param present whether a person still works here: the score of who left stays with the team
   */
  record Measure(
      BigDecimal weakBelow, BigDecimal target, int leastAnswers, Predicate<String> present) {}

  private static final class Mean {
    private BigDecimal sum = BigDecimal.ZERO;
    private long weights;
    private int answers;

    void add(BigDecimal points, int weight) {
      sum = sum.add(points.multiply(BigDecimal.valueOf(weight)));
      weights += weight;
      answers++;
    }

    BigDecimal value() {
      return sum.divide(BigDecimal.valueOf(weights), POINT_DIGITS, RoundingMode.HALF_UP);
    }
  }

  /**
   * @param answers of one kind, those to the oldest edition of the questions first
   * @param previous means of the period before
   */
  static ScoreSheet of(List<Filled> answers, Map<Key, BigDecimal> previous, Measure measure) {
    if (answers.isEmpty()) {
      return new ScoreSheet(null, null, List.of());
    }
    var index = new Mean();
    int best = 0;
    Map<Key, Mean> means = new TreeMap<>();
    Map<String, Questionnaire.Item> items = new TreeMap<>();
    for (Filled answer : answers) {
      index.add(answer.score(), 1);
      best += answer.verySatisfied() ? 1 : 0;
      for (Questionnaire.Item item : answer.questionnaire().items()) {
        Integer grade = answer.grades().get(item.code());
        if (grade != null) {
          items.put(item.code(), item);
          count(answer, item, answer.questionnaire().points(grade), means);
        }
      }
    }
    long weights = items.values().stream().mapToLong(Questionnaire.Item::weight).sum();
    List<Line> lines =
        means.entrySet().stream()
            .filter(one -> isShown(one.getKey(), measure))
            .map(one -> line(one.getKey(), one.getValue(), items, weights, previous, measure))
            .sorted(Comparator.comparing(Line::impact).reversed().thenComparing(Line::key))
            .toList();
    return new ScoreSheet(index.value(), share(best, answers.size()), lines);
  }

  static BigDecimal share(int part, int whole) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), SHARE_DIGITS, RoundingMode.HALF_UP);
  }

  List<Line> weak() {
    return lines.stream().filter(Line::weak).toList();
  }

  private static void count(
      Filled answer, Questionnaire.Item item, BigDecimal points, Map<Key, Mean> means) {
    add(means, new Key(ResultLevel.ITEM, item.code(), null), points, item.weight());
    add(means, new Key(ResultLevel.FACTOR, item.factor(), null), points, item.weight());
    add(means, new Key(ResultLevel.DEPARTMENT, item.department(), null), points, item.weight());
    answer
        .person(item.measured())
        .ifPresent(
            person -> {
              add(
                  means,
                  new Key(ResultLevel.PERSON, item.measured().name(), person),
                  points,
                  item.weight());
              add(
                  means,
                  new Key(ResultLevel.PERSON_ITEM, item.code(), person),
                  points,
                  item.weight());
            });
  }

  private static void add(Map<Key, Mean> means, Key key, BigDecimal points, int weight) {
    means.computeIfAbsent(key, _ -> new Mean()).add(points, weight);
  }

  private static boolean isShown(Key key, Measure measure) {
    String person = key.personId();
    return person == null || measure.present().test(person);
  }

  private static Line line(
      Key key,
      Mean mean,
      Map<String, Questionnaire.Item> items,
      long weights,
      Map<Key, BigDecimal> previous,
      Measure measure) {
    BigDecimal score = mean.value();
    BigDecimal gap = measure.target().subtract(score).max(BigDecimal.ZERO);
    boolean ofItem = key.level() == ResultLevel.ITEM || key.level() == ResultLevel.PERSON_ITEM;
    Questionnaire.Item item = ofItem ? items.get(key.code()) : null;
    BigDecimal weight =
        item == null
            ? null
            : BigDecimal.valueOf(item.weight())
                .divide(BigDecimal.valueOf(weights), SHARE_DIGITS, RoundingMode.HALF_UP);
    return new Line(
        key,
        item == null ? null : item.factor(),
        item == null ? null : item.department(),
        mean.answers,
        score,
        previous.get(key),
        weight,
        gap,
        weight == null
            ? BigDecimal.ZERO
            : weight.multiply(gap).setScale(POINT_DIGITS, RoundingMode.HALF_UP),
        item != null
            && mean.answers >= measure.leastAnswers()
            && score.compareTo(measure.weakBelow()) < 0);
  }
}
