package io.forecourt.platform.approval;

import io.forecourt.platform.access.AccessPolicy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.Term;
import io.forecourt.platform.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who decides what, up to which amount: {@code policy/approval.json}. */
record ApprovalPolicy(List<Kind> kinds) {

  static final String NAME = "approval";

  ApprovalPolicy {
    kinds = List.copyOf(kinds);
  }

  /**
   * One kind of question.
   *
   * @param answer after which the next level is asked
   * @param levels from the lowest upwards; the last has no limit
   * @param outcomes what an approval may say beyond yes; none when left out
   */
  record Kind(
      String subjectKind, Term answer, List<Level> levels, @Nullable List<Outcome> outcomes) {
    Kind {
      levels = List.copyOf(levels);
      outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
      if (levels.isEmpty() || levels.getLast().upTo() != null) {
        throw new IllegalArgumentException(
            subjectKind + " needs a last level that may decide any amount");
      }
      List<Money> limits = levels.stream().map(Level::upTo).flatMap(Stream::ofNullable).toList();
      if (!limits.equals(limits.stream().sorted().distinct().toList())) {
        throw new IllegalArgumentException(subjectKind + " has limits that do not rise");
      }
    }

    /**
     * @throws InvalidInput if approvals of this kind do not end like this, or say no condition
     */
    void check(@Nullable String outcome, @Nullable String condition) {
      boolean conditional =
          outcome != null
              && Optional.ofNullable(outcomes).stream()
                  .flatMap(List::stream)
                  .filter(known -> known.code().equals(outcome))
                  .findAny()
                  .orElseThrow(() -> new InvalidInput("/outcome", "approval.unknown-outcome"))
                  .conditional();
      if (conditional && condition == null) {
        throw new InvalidInput("/condition", "field.required");
      }
      if (!conditional && condition != null) {
        throw new InvalidInput("/condition", "field.must-be-absent");
      }
    }
  }

  /**
   * A way of approving.
   *
   * @param conditional whether it has to say under which condition
   */
  record Outcome(String code, boolean conditional) {}

  /**
   * @param upTo the greatest amount that may be approved here; null means any
   * @param deputies roles that decide while nobody of the others is present
   */
  record Level(@Nullable Money upTo, Set<String> roles, Set<String> deputies) {
    Level {
      roles = Set.copyOf(roles);
      deputies = Set.copyOf(deputies);
      if (roles.isEmpty()) {
        throw new IllegalArgumentException("a level needs a role");
      }
      Stream.concat(roles.stream(), deputies.stream())
          .filter(role -> !AccessPolicy.ROLES.contains(role))
          .findAny()
          .ifPresent(
              role -> {
                throw new IllegalArgumentException("there is no role '" + role + "'");
              });
    }
  }

  /**
   * @throws IllegalArgumentException if no such kind is known in the store
   */
  Kind kind(String subjectKind) {
    return kinds.stream()
        .filter(kind -> kind.subjectKind().equals(subjectKind))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "policy/" + NAME + ".json knows no kind " + subjectKind));
  }
}
