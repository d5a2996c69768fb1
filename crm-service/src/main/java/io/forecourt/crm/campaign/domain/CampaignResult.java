package io.forecourt.crm.campaign.domain;

import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign brought.
 *
 * @param attribution which of several touches a lead and its order are counted for
 * @param windowEnds last day on which an order counts
 * @param widenedSources whether a larger share of the leads came from others than introductions
 *     than in as many days before
 */
public record CampaignResult(
    Measures measured,
    Attribution attribution,
    LocalDate windowEnds,
    boolean widenedSources,
    String debrief,
    List<Measure> measures) {

  /** The touch of a campaign that a lead and its order are counted for. */
  public enum Attribution {
    /** The campaign that brought the lead. */
    FIRST_TOUCH,
    /** The last campaign that the customer came to, before an order or at all. */
    LAST_TOUCH
  }

  /** What is done better next time. */
  public record Measure(String what, String ownerId, LocalDate dueOn) {}

  /**
   * Heads, leads, orders and money, and what one of each cost; null where there is none.
   *
   * @param invited how many customers were invited
   */
  public record Measures(int invited, int heads, int leads, int orders, Money cost) {

    public @Nullable Money costPerHead() {
      return per(heads);
    }

    public @Nullable Money costPerLead() {
      return per(leads);
    }

    public @Nullable Money costPerOrder() {
      return per(orders);
    }

    private @Nullable Money per(int count) {
      return count == 0
          ? null
          : new Money(
              cost.amount().divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP),
              cost.currency());
    }
  }

  public CampaignResult {
    measures = List.copyOf(measures);
  }
}
