package io.forecourt.crm.customer.domain;

import static io.forecourt.crm.customer.domain.CustomerState.ACTIVE;
import static io.forecourt.crm.customer.domain.CustomerState.ERASED;
import static io.forecourt.crm.customer.domain.CustomerState.MERGED;
import static io.forecourt.crm.customer.domain.CustomerState.RESTRICTED;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerMerged;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerUnmerged;
import io.forecourt.crm.customer.domain.CustomerEvent.PersonErased;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person or company the group knows. Personal fields are held sealed; one customer has one mobile
 * number in the whole group. Two customers who turn out to be one person are merged: the absorbed
 * one keeps its own fields under its own key, and stands behind the survivor until an undo.
 */
public final class Customer {

  /**
   * Everything that is stored about a customer.
   *
   * @param staffPersonId the member of staff who this customer is, for the staff purchase rules
   * @param mergedIntoId the survivor, while this customer is absorbed
   * @param absorbedCount how many customers stand behind this one
   */
  public record Snapshot(
      String id,
      String number,
      String homeStore,
      CustomerKind kind,
      CustomerState state,
      @Nullable String staffPersonId,
      @Nullable String mergedIntoId,
      @Nullable Instant mergedAt,
      int absorbedCount,
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
  private final CustomerKind kind;
  private final Instant registeredAt;
  private final @Nullable Long version;
  private final Map<PersonalField, String> sealed = new EnumMap<>(PersonalField.class);
  private final List<Customer> absorbed = new ArrayList<>();
  private CustomerState state = ACTIVE;
  private Profile profile = Profile.EMPTY;
  private @Nullable String staffPersonId;
  private @Nullable String mergedIntoId;
  private @Nullable Instant mergedAt;
  private int absorbedCount;
  private @Nullable LocalDate restrictedUntil;
  private @Nullable Instant erasedAt;

  private Customer(
      String id,
      String number,
      String homeStore,
      CustomerKind kind,
      Instant registeredAt,
      @Nullable Long version) {
    this.id = id;
    this.number = number;
    this.homeStore = homeStore;
    this.kind = kind;
    this.registeredAt = registeredAt;
    this.version = version;
  }

  public static Customer register(
      String id,
      String number,
      String store,
      CustomerKind kind,
      Map<PersonalField, String> sealed,
      Instant now) {
    var customer = new Customer(id, number, store, kind, now, null);
    customer.sealed.putAll(sealed);
    return customer;
  }

  /**
   * @param mandatory names of the fields that a complete file has
   * @return what changed; nothing if every fact was known already
   * @throws RuleViolation if the data may not be used any more
   */
  public Optional<CustomerProfileUpdated> learn(
      ProfileChange change, Collection<String> mandatory, Instant now) {
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
      changed.add(Profile.BUDGET);
    }
    if (change.insuranceExpiry() != null
        && !change.insuranceExpiry().equals(profile.insuranceExpiry())) {
      profile = new Profile(profile.budget(), change.insuranceExpiry());
      changed.add(Profile.INSURANCE_EXPIRY);
    }
    if (change.staffPersonId() != null && !change.staffPersonId().equals(staffPersonId)) {
      staffPersonId = change.staffPersonId();
      changed.add("staffPersonId");
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(updated(changed, mandatory, now));
  }

  /** Something that stands beside the profile changed: a vehicle, somebody who acts. */
  public CustomerProfileUpdated updated(
      SortedSet<String> changed, Collection<String> mandatory, Instant now) {
    return new CustomerProfileUpdated(
        id,
        homeStore,
        now,
        changed,
        missing(mandatory).isEmpty(),
        profile().insuranceExpiry(),
        changed.contains(Profile.INSURANCE_EXPIRY),
        false);
  }

  /** The mandatory fields that nobody has filled in yet. */
  public SortedSet<String> missing(Collection<String> mandatory) {
    var missing = new TreeSet<>(mandatory);
    for (Customer one : identities()) {
      one.sealed.keySet().forEach(field -> missing.remove(field.jsonName()));
    }
    Profile known = profile();
    if (known.budget() != null) {
      missing.remove(Profile.BUDGET);
    }
    if (known.insuranceExpiry() != null) {
      missing.remove(Profile.INSURANCE_EXPIRY);
    }
    return missing;
  }

  /**
   * Everything goes on under the survivor from now on.
   *
   * @throws RuleViolation if either may not be used, or they are the same or of different kinds
   */
  public CustomerMerged mergeInto(Customer survivor, Instant now) {
    survivor.requireUsable();
    if (survivor.id.equals(id) || survivor.kind != kind) {
      throw new RuleViolation("merge.not-one-person");
    }
    become(MERGED);
    mergedIntoId = survivor.id;
    mergedAt = now;
    survivor.absorbedCount++;
    survivor.absorbed.add(this);
    return new CustomerMerged(id, survivor.homeStore, now, survivor.id);
  }

  /** They are two after all. */
  public CustomerUnmerged separateFrom(Customer survivor, Instant now) {
    survivor.requireUsable();
    become(ACTIVE);
    mergedIntoId = null;
    mergedAt = null;
    survivor.absorbedCount--;
    survivor.absorbed.removeIf(one -> one.id.equals(id));
    return new CustomerUnmerged(id, homeStore, now, survivor.id);
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
    staffPersonId = null;
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

  /** This customer and those who stand behind it, however deep; this one first. */
  public List<Customer> identities() {
    List<Customer> all = new ArrayList<>();
    all.add(this);
    absorbed.forEach(one -> all.addAll(one.identities()));
    return all;
  }

  /** What is known that is not personal: this customer's word before that of the absorbed. */
  public Profile profile() {
    Profile known = profile;
    for (Customer one : absorbed) {
      known = known.or(one.profile());
    }
    return known;
  }

  /** When the last of those who stand behind this customer was absorbed. */
  public @Nullable Instant lastMergeAt() {
    return absorbed.stream()
        .map(one -> one.mergedAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  public String id() {
    return id;
  }

  public CustomerKind kind() {
    return kind;
  }

  public @Nullable String mergedIntoId() {
    return mergedIntoId;
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
        kind,
        state,
        staffPersonId,
        mergedIntoId,
        mergedAt,
        absorbedCount,
        sealed,
        profile,
        registeredAt,
        restrictedUntil,
        erasedAt,
        version);
  }

  /**
   * @param absorbed those who stand behind the customer
   */
  public static Customer restore(Snapshot stored, List<Customer> absorbed) {
    var customer =
        new Customer(
            stored.id(),
            stored.number(),
            stored.homeStore(),
            stored.kind(),
            stored.registeredAt(),
            stored.version());
    customer.sealed.putAll(stored.sealed());
    customer.absorbed.addAll(absorbed);
    customer.state = stored.state();
    customer.profile = stored.profile();
    customer.staffPersonId = stored.staffPersonId();
    customer.mergedIntoId = stored.mergedIntoId();
    customer.mergedAt = stored.mergedAt();
    customer.absorbedCount = stored.absorbedCount();
    customer.restrictedUntil = stored.restrictedUntil();
    customer.erasedAt = stored.erasedAt();
    return customer;
  }
}
