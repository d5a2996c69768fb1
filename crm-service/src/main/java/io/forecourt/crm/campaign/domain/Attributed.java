package io.forecourt.crm.campaign.domain;

import io.forecourt.crm.campaign.domain.CampaignResult.Attribution;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The leads and orders that count for a campaign, of all the leads that it touched.
 *
 * @param leads distinct leads
 * @param orders distinct orders
 */
public record Attributed(int leads, int orders) {

  /**
   * The campaign reached the customer of a lead.
   *
   * @param first whether it brought the lead
   * @param nextAt when another campaign reached the same lead after it; null when none did
   */
  public record Touch(String leadId, Instant at, boolean first, @Nullable Instant nextAt) {}

  /** An order that was not cancelled. */
  public record Sold(String orderId, String leadId, Instant placedAt) {}

  /**
   * @param until an order at or after this moment does not count
   */
  public static Attributed by(
      Attribution attribution, List<Touch> touches, List<Sold> orders, Instant until) {
    Predicate<Touch> leads =
        switch (attribution) {
          case FIRST_TOUCH -> Touch::first;
          case LAST_TOUCH -> touch -> touch.nextAt() == null;
        };
    Map<String, Set<Touch>> byLead = new HashMap<>();
    Set<String> counted = new HashSet<>();
    for (Touch touch : touches) {
      byLead.computeIfAbsent(touch.leadId(), _ -> new HashSet<>()).add(touch);
      if (leads.test(touch)) {
        counted.add(touch.leadId());
      }
    }
    long sold =
        orders.stream()
            .filter(order -> order.placedAt().isBefore(until))
            .filter(
                order ->
                    byLead.getOrDefault(order.leadId(), Set.of()).stream()
                        .anyMatch(touch -> counts(attribution, touch, order)))
            .map(Sold::orderId)
            .distinct()
            .count();
    return new Attributed(counted.size(), Math.toIntExact(sold));
  }

  private static boolean counts(Attribution attribution, Touch touch, Sold order) {
    if (order.placedAt().isBefore(touch.at())) {
      return false;
    }
    Instant next = touch.nextAt();
    return switch (attribution) {
      case FIRST_TOUCH -> touch.first();
      case LAST_TOUCH -> next == null || order.placedAt().isBefore(next);
    };
  }
}
