package io.forecourt.hr.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the issuer.
 *
 * @param redirectUris where frontends take the code; default is the API documentation at the
 *     gateway
 * @param logoutUris where frontends may return to after logout
 * @param services name of a service → its secret, at least 24 characters
 * @param keyAge age at which a new signing key takes over
 * @param guard how many wrong passwords are free
 */
@ConfigurationProperties("forecourt.identity")
record IdentityProperties(
    @DefaultValue List<String> redirectUris,
    @DefaultValue List<String> logoutUris,
    @DefaultValue Map<String, String> services,
    @DefaultValue("90d") Duration keyAge,
    @DefaultValue Guard guard) {

  /**
   * The limits of guessing. OWASP's guidance: what protects an account is counted by the account,
   * with a window and a wait that grows; an address is the second line only, because many honest
   * people share one. So a name has few tries; an address has as many as a store of a hundred
   * people mistypes in its worst hour, which is far below the thousands that a list of stolen
   * passwords needs to hit.
   *
   * @param accountTries of one login name
   * @param accountMemory quiet time after which a name's tries are forgotten
   * @param addressTries from one address, in one window
   * @param addressWindow counted from its first try
   */
  record Guard(
      @DefaultValue("5") int accountTries,
      @DefaultValue("1h") Duration accountMemory,
      @DefaultValue("100") int addressTries,
      @DefaultValue("1h") Duration addressWindow) {

    TryLimit of(LoginGuard.Kind kind) {
      return switch (kind) {
        case ACCOUNT -> new TryLimit(accountTries, accountMemory, true);
        case ADDRESS -> new TryLimit(addressTries, addressWindow, false);
      };
    }

    Duration longestMemory() {
      return accountMemory.compareTo(addressWindow) > 0 ? accountMemory : addressWindow;
    }
  }
}
