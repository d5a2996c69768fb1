package io.forecourt.gateway.token;

/** The issuer's keys cannot be had now, so nothing can be said of a token. */
final class KeysUnavailable extends RuntimeException {

  KeysUnavailable() {
    super(null, null, false, false);
  }
}
