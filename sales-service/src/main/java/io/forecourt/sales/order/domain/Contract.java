package io.forecourt.sales.order.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The signed contract; the offer it was signed on no longer changes.
 *
 * @param signedOn date on the paper, in the store's zone
 * @param registeredAt when the consultant registered it; money is owed from here
 */
public record Contract(String number, LocalDate signedOn, Instant registeredAt) {}
