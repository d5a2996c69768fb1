package io.forecourt.crm.customer.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What happened to a customer's file. */
public sealed interface CustomerEvent {

  String customerId();

  String store();

  Instant at();

  /**
   * @param changed names of the changed fields, never their values
   * @param complete whether need, budget and present car are all known
   */
  record CustomerProfileUpdated(
      String customerId,
      String store,
      Instant at,
      SortedSet<String> changed,
      boolean complete,
      @Nullable LocalDate insuranceExpiry)
      implements CustomerEvent {}

  record ConsentGiven(
      String customerId,
      String store,
      Instant at,
      String purpose,
      String noticeVersion,
      Consent.Channel channel)
      implements CustomerEvent {}

  record ConsentWithdrawn(
      String customerId, String store, Instant at, String purpose, Consent.Channel channel)
      implements CustomerEvent {}

  /**
   * Only storage is allowed until the date.
   *
   * @param requestId the erasure request that the statutory period stops
   */
  record CustomerRestricted(
      String customerId, String store, Instant at, String requestId, LocalDate until)
      implements CustomerEvent {}

  record PersonErased(String customerId, String store, Instant at, String requestId)
      implements CustomerEvent {}
}
