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
   * @param complete whether every mandatory field is known
   * @param insuranceChanged whether something about an insurance of the customer was learned
   * @param member whether the customer belongs to the members' club
   */
  record CustomerProfileUpdated(
      String customerId,
      String store,
      Instant at,
      SortedSet<String> changed,
      boolean complete,
      @Nullable LocalDate insuranceExpiry,
      boolean insuranceChanged,
      boolean member)
      implements CustomerEvent {

    /** The same word about a member of the club, or about somebody who is none. */
    public CustomerProfileUpdated of(boolean aMember) {
      return new CustomerProfileUpdated(
          customerId, store, at, changed, complete, insuranceExpiry, insuranceChanged, aMember);
    }
  }

  record ConsentGiven(
      String customerId,
      String store,
      Instant at,
      String purpose,
      String noticeVersion,
      Consent.Channel channel,
      @Nullable ContactChannel contactChannel)
      implements CustomerEvent {}

  record ConsentWithdrawn(
      String customerId,
      String store,
      Instant at,
      String purpose,
      Consent.Channel channel,
      @Nullable ContactChannel contactChannel)
      implements CustomerEvent {}

  /** Everything about the customer goes on under another id, until an undo. */
  record CustomerMerged(String customerId, String store, Instant at, String intoCustomerId)
      implements CustomerEvent {}

  /** The merge was undone: the customer stands alone again. */
  record CustomerUnmerged(String customerId, String store, Instant at, String fromCustomerId)
      implements CustomerEvent {}

  /** A consultant serves the customer in a store instead of another. */
  record CustomerHandedOver(
      String customerId,
      String store,
      Instant at,
      String consultantId,
      String previousConsultantId,
      String causeCode)
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
