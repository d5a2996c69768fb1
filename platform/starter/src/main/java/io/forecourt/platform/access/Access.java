package io.forecourt.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * The caller's rights, from {@code policy/access.json} of this service (action → role → {@link
 * DataScope}).
 */
public interface Access {

  /** The acting person; {@link Caller#SYSTEM} inside reactions, deadlines and jobs. */
  Caller caller();

  boolean may(String action);

  /**
   * @return the widest scope that the caller's roles give for this action
   * @throws org.springframework.security.access.AccessDeniedException if no role gives it (403
   *     access.action-not-granted)
   */
  DataScope require(String action);

  /**
   * Checks action and scope for one aggregate.
   *
   * @param owner person id of the owner, or null when nobody owns it yet
   * @throws io.forecourt.platform.rule.NotFound if it lies outside the scope
   */
  void requireInScope(String action, String kind, String id, String store, @Nullable String owner);

  /**
   * Whether the caller may act on an aggregate of this store and owner; for {@code allowedActions}.
   */
  boolean mayOn(String action, String store, @Nullable String owner);
}
