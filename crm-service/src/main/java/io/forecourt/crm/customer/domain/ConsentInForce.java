package io.forecourt.crm.customer.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a purpose is allowed by what a customer said. What was said before two customers were
 * merged is weighed together and the stricter word wins; a word after the merge decides alone. The
 * entries stay with who said them, so an undo restores both.
 */
public final class ConsentInForce {
  private ConsentInForce() {}

  /**
   * @param entries of one purpose, of the customer and of those who stand behind the customer
   * @param mergedAt the last merge into the customer; null if nobody was absorbed
   * @param channel null asks about every channel at once
   */
  public static boolean allows(
      String customerId,
      Collection<Consent> entries,
      @Nullable Instant mergedAt,
      @Nullable ContactChannel channel) {
    List<Consent> heard = entries.stream().filter(entry -> entry.speaksOf(channel)).toList();
    Optional<Consent> own = newest(customerId, heard);
    if (mergedAt == null
        || own.filter(entry -> !entry.recordedAt().isBefore(mergedAt)).isPresent()) {
      return own.map(Consent::given).orElse(false);
    }
    List<Boolean> words =
        heard.stream()
            .map(Consent::customerId)
            .distinct()
            .flatMap(one -> newest(one, heard).stream())
            .map(Consent::given)
            .toList();
    return !words.isEmpty() && !words.contains(false);
  }

  private static Optional<Consent> newest(String customerId, Collection<Consent> entries) {
    return entries.stream()
        .filter(entry -> entry.customerId().equals(customerId))
        .max(Comparator.comparingInt(Consent::ordinal));
  }
}
