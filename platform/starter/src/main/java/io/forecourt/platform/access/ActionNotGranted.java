package io.forecourt.platform.access;

import org.springframework.security.access.AccessDeniedException;

/**
 * None of the caller's roles gives the action. Answered with 403 {@code access.action-not-granted}.
 */
public final class ActionNotGranted extends AccessDeniedException {

  /** Stable code of the answer. */
  public static final String CODE = "access.action-not-granted";

  private final String action;

  ActionNotGranted(String action) {
    super(action);
    this.action = action;
  }

  public String action() {
    return action;
  }
}
