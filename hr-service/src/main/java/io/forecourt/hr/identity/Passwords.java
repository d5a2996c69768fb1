package io.forecourt.hr.identity;

import io.forecourt.hr.person.PersonService;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People change their password, or the HR office gives them one. Either way every login made with
 * the old one ends: sessions, refresh tokens, and the access tokens that are still alive.
 */
@Service
class Passwords {

  static final String GIVE = "hr.person.set-password";

  /** What bcrypt takes in. */
  private static final int MOST_BYTES = 72;

  private static final String POINTER = "/newPassword";

  private final Credentials credentials;
  private final LoginGuard guard;
  private final RotatingAuthorizations authorizations;
  private final StaffDirectory staff;
  private final PersonService people;
  private final StoreService stores;
  private final Policies policies;
  private final BusinessClock clock;
  private final Access access;
  private final TransactionTemplate transaction;

  Passwords(
      Credentials credentials,
      LoginGuard guard,
      RotatingAuthorizations authorizations,
      StaffDirectory staff,
      PersonService people,
      StoreService stores,
      Policies policies,
      BusinessClock clock,
      Access access,
      TransactionTemplate transaction) {
    this.credentials = credentials;
    this.guard = guard;
    this.authorizations = authorizations;
    this.staff = staff;
    this.people = people;
    this.stores = stores;
    this.policies = policies;
    this.clock = clock;
    this.access = access;
    this.transaction = transaction;
  }

  /**
   * The caller takes another password. Guesses at the present one count like those of the login
   * page.
   *
   * @param changed runs in the transaction of the change
   */
  void change(String present, String wanted, Runnable changed) {
    StaffMember me = member(access.caller().personId());
    if (!guard.admit(me.loginName()) || !credentials.matches(me.personId(), present)) {
      throw new RuleViolation("person.wrong-password");
    }
    guard.forget(me.loginName());
    require(me, wanted, present);
    transaction.executeWithoutResult(
        _ -> {
          store(me, wanted);
          changed.run();
        });
  }

  /**
   * The HR office gives a person a password, because the old one is forgotten or was never. Whoever
   * gives one can log in with it, so nobody gives one to who reaches further, nor to oneself past
   * the present one.
   *
   * @throws RuleViolation {@code person.oneself}, {@code person.post-reaches-further}
   */
  void give(String personId, String wanted, Runnable changed) {
    StaffMember person = inScope(personId);
    people.requireOther(personId);
    people.requireReach(GIVE, person.postId(), person.stores());
    require(person, wanted, null);
    transaction.executeWithoutResult(
        _ -> {
          guard.forget(person.loginName());
          store(person, wanted);
          changed.run();
        });
  }

  Instant changedAt(String personId) {
    return credentials.changedAt(personId).orElseThrow(() -> new NotFound("password", personId));
  }

  StaffMember inScope(String personId) {
    StaffMember person = member(personId);
    access.requireInScope(GIVE, "person", personId, person.storeCode(), null);
    return person;
  }

  private void store(StaffMember person, String wanted) {
    credentials.set(person.personId(), wanted);
    authorizations.endAllOf(person.personId());
    people.revokeAccess(person.personId());
  }

  private StaffMember member(String personId) {
    return staff
        .find(personId)
        .filter(StaffMember::active)
        .orElseThrow(() -> new NotFound("person", personId));
  }

  private void require(StaffMember person, String wanted, @Nullable String present) {
    String store = person.storeCode();
    ZoneId zone = stores.zone(store).orElse(ZoneId.of("Asia/Shanghai"));
    PasswordPolicy policy =
        policies.inForce("password", PasswordPolicy.class, store, clock.today(zone));
    List<InvalidInput.Field> faults = new ArrayList<>();
    if (wanted.codePointCount(0, wanted.length()) < policy.minLength()) {
      faults.add(new InvalidInput.Field(POINTER, "PASSWORD_TOO_SHORT"));
    }
    if (wanted.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      faults.add(new InvalidInput.Field(POINTER, "PASSWORD_TOO_LONG"));
    }
    String name = person.loginName().substring(0, person.loginName().indexOf('@'));
    if (wanted.toLowerCase(Locale.ROOT).contains(name)) {
      faults.add(new InvalidInput.Field(POINTER, "PASSWORD_CONTAINS_LOGIN"));
    }
    if (wanted.equals(present)) {
      faults.add(new InvalidInput.Field(POINTER, "PASSWORD_UNCHANGED"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  /**
   * What a store asks of passwords.
   *
   * @param minLength fewest characters (design default: 10)
   */
  record PasswordPolicy(int minLength) {}
}
