package io.forecourt.platform.access;

import org.springframework.security.core.AuthenticationException;

/**
 * The issuer's keys are neither stored nor to be had now: nobody can say whether the token is good.
 * Answered with 503.
 */
final class KeysUnavailable extends AuthenticationException {

  static final String CODE = "access.keys-unavailable";

  KeysUnavailable() {
    super(CODE);
  }
}
