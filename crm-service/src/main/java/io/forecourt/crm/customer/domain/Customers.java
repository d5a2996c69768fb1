package io.forecourt.crm.customer.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers of the group. */
public interface Customers {

  /** Whose mobile number or company code it is. */
  sealed interface Claim {
    /** Nobody had it: it now belongs to the customer who is about to be registered. */
    record Fresh() implements Claim {}

    record Known(String customerId) implements Claim {}
  }

  /**
   * Claims a mobile number or a company code for a customer. Claims of one number wait for each
   * other until the transaction ends, so one number makes one customer whatever happens at once.
   */
  Claim claim(SearchKey number, String customerId);

  /**
   * Like {@link #claim(SearchKey, String)} for many at once.
   *
   * @return the customer to whom each number belongs now
   */
  Map<SearchKey, String> claim(Map<SearchKey, String> numbers);

  /** Frees one number of a customer. */
  void release(SearchKey number, String customerId);

  /** Frees every number that a customer had. */
  void release(String customerId);

  /** The keyed hashes of the numbers by which the customer is one. */
  List<String> numbersOf(String customerId);

  /**
   * The customer with those who stand behind it; for the id of an absorbed one, the survivor.
   *
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Customer get(String id);

  /** The customer itself, even while it is absorbed. */
  Customer self(String id);

  /** Like {@link #get}, for an id that may be unknown. */
  Optional<Customer> find(String id);

  /** The customer who has this number; empty when nobody has. */
  Optional<String> ofMobile(String mobileHash);

  /** Like {@link #get}; other transactions that lock the customer wait until this one ends. */
  Customer lock(String id);

  /** Locks many customers, none of whom is absorbed. */
  void lock(Collection<String> ids);

  /** Who else has this key; those who are absorbed answer with their survivor. */
  Optional<String> holder(SearchKey key, Customer otherThan);

  /**
   * @return the customer with the new version
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it
   */
  Customer save(Customer customer);

  /** Somebody new, and the keyed hashes under which they are found. */
  record Newcomer(Customer customer, List<SearchKey> keys) {}

  /** Stores customers whom nobody knew before; the store knows them from now on. */
  void enter(String store, List<Newcomer> newcomers);

  /** Replaces the keyed hashes under which the customer is found. */
  void index(String customerId, List<SearchKey> keys);

  /** Notes that a store knows the customer. */
  void knownIn(String store, String customerId);

  /** Notes who serves the customer in a store. */
  void servedBy(String store, String customerId, @Nullable String consultantId);

  /** Nobody in the store knows the customer any more. */
  void unknownIn(String store, String customerId);

  List<Bond> bondsOf(String customerId);

  /** Whom a consultant serves, and where; those whose data may be used. */
  List<Served> servedBy(String consultantId);

  /** How many customers each of these people serves in a store. */
  Map<String, Integer> load(String store, Collection<String> consultantIds);

  Optional<Purchase> purchase(String orderId);

  List<Purchase> purchasesOf(String customerId);

  void note(Purchase purchase);

  /** A customer whom a consultant serves in a store. */
  record Served(String customerId, String store) {}

  /**
   * A store that knows the customer.
   *
   * @param ownerId the consultant who serves the customer there
   */
  record Bond(String store, @Nullable String ownerId) {}
}
