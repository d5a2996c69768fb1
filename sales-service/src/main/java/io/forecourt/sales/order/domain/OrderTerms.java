package io.forecourt.sales.order.domain;

import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.value.Money;
import java.time.Duration;

/**
 * The store's terms for orders, from {@code policy/order.json}.
 *
 * @param minimumDeposit the least that a first payment must be
 * @param inspectionLead how long before the slot the car must be inspected and paid
 * @param remindAfterDays days after which an unpaid order is reminded of
 * @param proposeCancellationAfterDays days after which its cancellation is proposed
 * @param paymentCalendar the calendar in which those days count
 */
public record OrderTerms(
    Money minimumDeposit,
    Duration inspectionLead,
    int remindAfterDays,
    int proposeCancellationAfterDays,
    CalendarKind paymentCalendar) {}
