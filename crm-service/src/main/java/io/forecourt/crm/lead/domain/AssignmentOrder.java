package io.forecourt.crm.lead.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who gets a lead among the consultants who are there: each criterion in turn keeps those
 * who meet it best, until one is left. A criterion that nobody meets keeps everybody.
 */
public record AssignmentOrder(List<Criterion> criteria) {

  /** What a store may prefer a consultant for. */
  public enum Criterion {
    /** Knows the model or its series. */
    MODEL_SKILL,
    /** Looks after the customer's district. */
    DISTRICT,
    /** Has the fewest open leads. */
    LOAD,
    /** Waits longest for the next lead. */
    TURN
  }

  /**
   * A consultant who could take the lead.
   *
   * @param models codes of models or of their series, as far as anybody said
   * @param lastAssignedAt when the last lead came to this consultant; null if none ever did
   */
  public record Candidate(
      String personId,
      Set<String> models,
      Set<String> districts,
      int openLeads,
      @Nullable Instant lastAssignedAt) {

    boolean knows(String model) {
      return models.stream().anyMatch(code -> model.equals(code) || model.startsWith(code + "-"));
    }
  }

  /** What is known of the customer's interest. */
  public record Interest(@Nullable String modelCode, @Nullable String district) {}

  /** The outcome of looking for a consultant. */
  public sealed interface Choice {
    /**
     * @param reason why this one, for the people who ask
     */
    record Chosen(String consultantId, AssignmentRule rule, String reason) implements Choice {}

    record NobodyOnShift() implements Choice {}
  }

  private static final Comparator<@Nullable Instant> NEVER_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  public AssignmentOrder {
    criteria = List.copyOf(criteria);
  }

  /**
   * @param present those on shift, neither on leave nor gone
   */
  public Choice choose(List<Candidate> present, Interest interest) {
    List<Candidate> left =
        present.stream().sorted(Comparator.comparing(Candidate::personId)).toList();
    if (left.isEmpty()) {
      return new Choice.NobodyOnShift();
    }
    AssignmentRule decided = AssignmentRule.ONLY_ONE;
    List<String> reasons = new ArrayList<>();
    for (Criterion criterion : criteria) {
      List<Candidate> best = best(criterion, left, interest);
      if (best.size() < left.size()) {
        decided = rule(criterion);
        reasons.add(reason(criterion, best, left.size()));
        left = best;
      }
    }
    String reason =
        switch (left.size()) {
          case 1 -> reasons.isEmpty() ? "the only one on shift" : String.join("; ", reasons);
          default -> String.join("; ", reasons) + "; first of " + left.size() + " equal";
        };
    return new Choice.Chosen(
        left.getFirst().personId(),
        decided,
        reason.startsWith("; ") ? reason.substring(2) : reason);
  }

  private static List<Candidate> best(
      Criterion criterion, List<Candidate> left, Interest interest) {
    return switch (criterion) {
      case MODEL_SKILL -> {
        String model = interest.modelCode();
        yield model == null
            ? left
            : orAll(left, left.stream().filter(one -> one.knows(model)).toList());
      }
      case DISTRICT -> {
        String district = interest.district();
        yield district == null
            ? left
            : orAll(left, left.stream().filter(one -> one.districts().contains(district)).toList());
      }
      case LOAD -> {
        int fewest = left.stream().mapToInt(Candidate::openLeads).min().orElse(0);
        yield left.stream().filter(one -> one.openLeads() == fewest).toList();
      }
      case TURN -> {
        var longest =
            left.stream()
                .min(Comparator.comparing(Candidate::lastAssignedAt, NEVER_FIRST))
                .orElseThrow();
        yield left.stream()
            .filter(one -> NEVER_FIRST.compare(one.lastAssignedAt(), longest.lastAssignedAt()) == 0)
            .toList();
      }
    };
  }

  private static List<Candidate> orAll(List<Candidate> left, List<Candidate> met) {
    return met.isEmpty() ? left : met;
  }

  private static AssignmentRule rule(Criterion criterion) {
    return switch (criterion) {
      case MODEL_SKILL -> AssignmentRule.MODEL_SKILL;
      case DISTRICT -> AssignmentRule.DISTRICT;
      case LOAD -> AssignmentRule.FEWEST_OPEN;
      case TURN -> AssignmentRule.LONGEST_WAIT;
    };
  }

  private static String reason(Criterion criterion, List<Candidate> best, int of) {
    Candidate one = best.getFirst();
    return switch (criterion) {
      case MODEL_SKILL -> "%d of %d know the model".formatted(best.size(), of);
      case DISTRICT -> "%d of %d look after the district".formatted(best.size(), of);
      case LOAD -> "%d open, the fewest of %d on shift".formatted(one.openLeads(), of);
      case TURN ->
          one.lastAssignedAt() == null
              ? "no lead before"
              : "longest of %d without a lead, since %s".formatted(of, one.lastAssignedAt());
    };
  }
}
