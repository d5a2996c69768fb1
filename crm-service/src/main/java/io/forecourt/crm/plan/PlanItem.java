package io.forecourt.crm.plan;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to do today.
 *
 * @param kind what it is, for example {@code NEXT_CONTACT}, {@code APPOINTMENT}, {@code BIRTHDAY}
 * @param link path of the resource that is to be worked on
 * @param grade the customer's intent, where it is about a sale
 * @param value what is at risk: the guide price of the car times the chance that it is about
 * @param dueAt until when; null where no moment is owed
 */
public record PlanItem(
    String kind,
    Why why,
    String link,
    String customerId,
    @Nullable String leadId,
    @Nullable String grade,
    Money value,
    @Nullable Instant dueAt,
    List<String> allowedActions) {

  /** Why it stands on the plan. */
  public enum Why {
    OVERDUE,
    DUE,
    /** Nobody has spoken to the customer yet. */
    NOT_CONTACTED,
    /** Something that is on today, whether anybody owes it or not. */
    TODAY
  }
}
