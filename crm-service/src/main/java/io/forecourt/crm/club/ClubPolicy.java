package io.forecourt.crm.club;

import io.forecourt.platform.rule.InvalidInput;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a store runs its club.
 *
 * @param consentPurpose what a member has agreed to
 * @param validMonths how long points can be spent
 * @param levelMonths a level counts what was earned so many months back
 * @param earning how many points an occasion gives
 * @param rewards what points are spent on
 */
record ClubPolicy(
    String consentPurpose,
    int validMonths,
    int levelMonths,
    List<Level> levels,
    List<Earning> earning,
    List<Reward> rewards) {

  /**
   * @param from so many points are enough
   */
  record Level(String code, long from) {}

  record Earning(String occasion, long points) {}

  record Reward(String code, long points) {}

  ClubPolicy {
    levels = levels.stream().sorted(Comparator.comparingLong(Level::from)).toList();
    if (levels.isEmpty() || levels.getFirst().from() != 0) {
      throw new IllegalArgumentException("whoever joins has a level");
    }
  }

  String level(long earned) {
    return levels.stream()
        .filter(level -> level.from() <= earned)
        .reduce((_, higher) -> higher)
        .orElse(levels.getFirst())
        .code();
  }

  Optional<Long> earned(String occasion) {
    return earning.stream()
        .filter(rule -> rule.occasion().equals(occasion))
        .map(Earning::points)
        .findFirst();
  }

  /**
   * @throws InvalidInput if the store has no such reward
   */
  long price(String reward, int count) {
    return rewards.stream()
        .filter(one -> one.code().equals(reward))
        .findFirst()
        .map(one -> Math.multiplyExact(one.points(), count))
        .orElseThrow(() -> new InvalidInput("/reward", "club.unknown-reward"));
  }
}
