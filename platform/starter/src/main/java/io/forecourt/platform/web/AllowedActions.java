package io.forecourt.platform.web;

import io.forecourt.platform.access.Access;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What this caller can do with an aggregate at this version, for the {@code allowedActions} of its
 * body: what is listed succeeds. The names are those of the sub-resources, for example {@code
 * cancellation}.
 *
 * <pre>{@code
 * actions.on(order.store(), order.consultantId())
 *     .when(order.canCancel(), "cancellation", "sales.order.cancel")
 *     .names();
 * }</pre>
 */
public final class AllowedActions {

  private final Access access;

  public AllowedActions(Access access) {
    this.access = access;
  }

  /**
   * @param owner person id of the owner, or null when nobody owns it yet
   */
  public Choice on(String store, @Nullable String owner) {
    return new Choice(store, owner);
  }

  /** Collects the actions of one aggregate. */
  public final class Choice {
    private final String store;
    private final @Nullable String owner;
    private final Set<String> names = new TreeSet<>();

    private Choice(String store, @Nullable String owner) {
      this.store = store;
      this.owner = owner;
    }

    /**
     * @param possible whether rules and state allow it now
     * @param name as in the path
     * @param action as in {@link io.forecourt.platform.access.Permit}
     */
    public Choice when(boolean possible, String name, String action) {
      if (possible && access.mayOn(action, store, owner)) {
        names.add(name);
      }
      return this;
    }

    /** Sorted. */
    public List<String> names() {
      return List.copyOf(names);
    }
  }
}
