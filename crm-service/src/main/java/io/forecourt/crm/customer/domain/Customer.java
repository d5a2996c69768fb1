package io.forecourt.crm.customer.domain;

import static io.forecourt.crm.customer.domain.CustomerState.ACTIVE;
import static io.forecourt.crm.customer.domain.CustomerState.ERASED;
import static io.forecourt.crm.customer.domain.CustomerState.RESTRICTED;
import static io.forecourt.crm.customer.domain.PersonalField.NEED;
import static io.forecourt.crm.customer.domain.PersonalField.PRESENT_CAR;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.customer.domain.CustomerEvent.PersonErased;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person the group knows. Personal fields are held sealed; one customer has one mobile number in
 * the whole group.
 */
public final class Customer {

  /** Everything that is stored about a customer. */
  public record Snapshot(
      String id,
      String number,
      String homeStore,
      CustomerState state,
      Map<PersonalField, String> sealed,
      Profile profile,
      Instant registeredAt,
      @Nullable LocalDate restrictedUntil,
      @Nullable Instant erasedAt,
      @Nullable Long version) {
    public Snapshot {
      sealed = Map.copyOf(sealed);
    }
  }

  private final String id;
  private final String number;
  private final String homeStore;
  private final Instant registeredAt;
  private final @Nullable Long version;
  private final Map<PersonalField, String> sealed = new EnumMap<>(PersonalField.class);
  private CustomerState state = ACTIVE;
  private Profile profile = Profile.EMPTY;
  private @Nullable LocalDate restrictedUntil;
  private @Nullable Instant erasedAt;

  private Customer(
      String id, String number, String homeStore, Instant registeredAt, @Nullable Long version) {
    this.id = id;
    this.number = number;
    this.homeStore = homeStore;
    this.registeredAt = registeredAt;
    this.version = version;
  }

  public static Customer register(
      String id, String number, String store, Map<PersonalField, String> sealed, Instant now) {
    var customer = new Customer(id, number, store, now, null);
    customer.sealed.putAll(sealed);
    return customer;
  }

  /**
   * @return what changed; nothing if every fact was known already
   * @throws RuleViolation if the data may not be used any more
   */
  public Optional<CustomerProfileUpdated> learn(ProfileChange change, Instant now) {
    requireUsable();
    var changed = new TreeSet<String>();
    change
        .sealed()
        .forEach(
            (field, value) -> {
              sealed.put(field, value);
              changed.add(field.jsonName());
            });
    if (change.budget() != null && !change.budget().equals(profile.budget())) {
      profile = new Profile(change.budget(), profile.insuranceExpiry());
      changed.add("budget");
    }
    if (change.insuranceExpiry() != null
        && !change.insuranceExpiry().equals(profile.insuranceExpiry())) {
      profile = new Profile(profile.budget(), change.insuranceExpiry());
      changed.add("insuranceExpiry");
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CustomerProfileUpdated(
                id, homeStore, now, changed, isComplete(), profile.insuranceExpiry()));
  }

  /** Whether need, budget and present car are known. */
  public boolean isComplete() {
    return sealed.containsKey(NEED) && sealed.containsKey(PRESENT_CAR) && profile.budget() != null;
  }

  /** Stops every use but storage until a statutory period has ended. */
  public CustomerRestricted restrict(String requestId, LocalDate until, Instant now) {
    become(RESTRICTED);
    restrictedUntil = until;
    return new CustomerRestricted(id, homeStore, now, requestId, until);
  }

  /**
   * Drops every personal field; the caller destroys the key and the search hashes in the same
   * transaction.
   */
  public PersonErased erase(String requestId, Instant now) {
    become(ERASED);
    sealed.clear();
    profile = Profile.EMPTY;
    erasedAt = now;
    return new PersonErased(id, homeStore, now, requestId);
  }

  /**
   * @throws RuleViolation if the customer is restricted or erased
   */
  public void requireUsable() {
    if (state != ACTIVE) {
      throw RuleViolation.wrongState("customer.not-usable", state, state.successors());
    }
  }

  private void become(CustomerState next) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("customer.wrong-state", state, state.successors());
    }
    state = next;
  }

  public Optional<String> sealed(PersonalField field) {
    return Optional.ofNullable(sealed.get(field));
  }

  public String id() {
    return id;
  }

  public String homeStore() {
    return homeStore;
  }

  public CustomerState state() {
    return state;
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        number,
        homeStore,
        state,
        sealed,
        profile,
        registeredAt,
        restrictedUntil,
        erasedAt,
        version);
  }

  public static Customer restore(Snapshot stored) {
    var customer =
        new Customer(
            stored.id(),
            stored.number(),
            stored.homeStore(),
            stored.registeredAt(),
            stored.version());
    customer.sealed.putAll(stored.sealed());
    customer.state = stored.state();
    customer.profile = stored.profile();
    customer.restrictedUntil = stored.restrictedUntil();
    customer.erasedAt = stored.erasedAt();
    return customer;
  }
}
