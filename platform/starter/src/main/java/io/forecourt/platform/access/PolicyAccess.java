package io.forecourt.platform.access;

import io.forecourt.platform.rule.NotFound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Access} by the roles of the caller and the policy of this service. */
final class PolicyAccess implements Access {

  private final AccessPolicy policy;
  private final Staff staff;

  PolicyAccess(AccessPolicy policy, Staff staff) {
    this.policy = policy;
    this.staff = staff;
  }

  @Override
  public Caller caller() {
    return Callers.current();
  }

  @Override
  public boolean may(String action) {
    return scope(action).isPresent();
  }

  @Override
  public DataScope require(String action) {
    return scope(action).orElseThrow(() -> new ActionNotGranted(action));
  }

  @Override
  public void requireInScope(
      String action, String kind, String id, String store, @Nullable String owner) {
    if (!reaches(require(action), store, owner)) {
      throw new NotFound(kind, id);
    }
  }

  @Override
  public boolean mayOn(String action, String store, @Nullable String owner) {
    return scope(action).map(scope -> reaches(scope, store, owner)).orElse(false);
  }

  private Optional<DataScope> scope(String action) {
    Caller caller = Callers.current();
    Optional<DataScope> granted = policy.widest(action, caller.roles());
    return caller.isSystem() ? Optional.of(DataScope.GROUP) : granted;
  }

  private boolean reaches(DataScope scope, String store, @Nullable String owner) {
    Caller caller = Callers.current();
    return switch (scope) {
      case OWN -> caller.personId().equals(owner);
      case TEAM -> caller.personId().equals(owner) || (owner != null && inTeam(caller, owner));
      case STORE -> caller.stores().contains(store);
      case GROUP -> true;
    };
  }

  private boolean inTeam(Caller caller, String owner) {
    String team = caller.team();
    return team != null
        && staff.find(owner).map(member -> team.equals(member.departmentId())).orElse(false);
  }
}
