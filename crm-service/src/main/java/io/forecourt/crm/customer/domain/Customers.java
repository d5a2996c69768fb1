package io.forecourt.crm.customer.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers of the group. */
public interface Customers {

  /** Whose mobile number it is. */
  sealed interface Claim {
    /** Nobody had it: it now belongs to the customer who is about to be registered. */
    record Fresh() implements Claim {}

    record Known(String customerId) implements Claim {}
  }

  /**
   * Claims a mobile number for a customer. Claims of one number wait for each other until the
   * transaction ends, so one number makes one customer whatever happens at once.
   *
   * @param mobileHash keyed hash of the normalised number
   */
  Claim claimMobile(String mobileHash, String customerId);

  /** Frees the number that a customer had. */
  void releaseMobile(String customerId);

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Customer get(String id);

  Optional<Customer> find(String id);

  /** The customer who has this number; empty when nobody has. */
  Optional<String> ofMobile(String mobileHash);

  /** Like {@link #get}; other transactions that lock the customer wait until this one ends. */
  Customer lock(String id);

  /** Whether another customer has this key. */
  boolean isTaken(SearchKey key, String byOtherThan);

  /**
   * @return the customer with the new version
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it
   */
  Customer save(Customer customer);

  /** Replaces the keyed hashes under which the customer is found. */
  void index(String customerId, List<SearchKey> keys);

  /** Notes that a store knows the customer. */
  void knownIn(String store, String customerId);

  /** Notes who serves the customer in a store. */
  void servedBy(String store, String customerId, String consultantId);

  List<Bond> bondsOf(String customerId);

  Optional<Purchase> purchase(String orderId);

  List<Purchase> purchasesOf(String customerId);

  void note(Purchase purchase);

  /**
   * A store that knows the customer.
   *
   * @param ownerId the consultant who serves the customer there
   */
  record Bond(String store, @Nullable String ownerId) {}
}
