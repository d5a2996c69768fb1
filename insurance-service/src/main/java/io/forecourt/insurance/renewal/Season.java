package io.forecourt.insurance.renewal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the desk knows of a case since it opened.
 *
 * @param segment of the policy data, when it opened
 * @param specialistId who works on it; null until somebody is there
 * @param quoteId the quote that the customer has in hand
 * @param pausedFrom where it stood when a complaint paused it
 */
record Season(
    String segment,
    @Nullable String specialistId,
    LocalDate openedOn,
    @Nullable String quoteId,
    @Nullable RenewalState pausedFrom) {

  Season of(@Nullable String specialist) {
    return new Season(segment, specialist, openedOn, quoteId, pausedFrom);
  }

  Season quoted(String quote) {
    return new Season(segment, specialistId, openedOn, quote, pausedFrom);
  }

  Season paused(@Nullable RenewalState from) {
    return new Season(segment, specialistId, openedOn, quoteId, from);
  }
}
