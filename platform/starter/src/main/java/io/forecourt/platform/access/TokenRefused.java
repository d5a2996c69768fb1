package io.forecourt.platform.access;

import org.springframework.security.core.AuthenticationException;

/** A token that was read and does not count. */
final class TokenRefused extends AuthenticationException {

  static final String MISSING = "access.token-missing";
  static final String INVALID = "access.token-invalid";

  /** Expired, or issued before the caller's rights changed: a new one may be asked for. */
  static final String EXPIRED = "access.token-expired";

  /** A sender whose signature does not count. */
  static final String SIGNATURE = "access.signature-invalid";

  private final String code;

  TokenRefused(String code, String why) {
    super(why);
    this.code = code;
  }

  String code() {
    return code;
  }
}
