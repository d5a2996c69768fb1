package io.forecourt.platform.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An authenticated caller, with the token that a call to another service passes on. */
public final class CallerToken extends AbstractAuthenticationToken {

  private final Caller caller;
  private final String tokenValue;

  public CallerToken(Caller caller, String tokenValue) {
    super(
        caller.roles().stream()
            .sorted()
            .map(r -> new SimpleGrantedAuthority("ROLE_" + r))
            .toList());
    this.caller = caller;
    this.tokenValue = tokenValue;
    setAuthenticated(true);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  /** Empty when the caller came with the local key. */
  @Override
  public String getCredentials() {
    return tokenValue;
  }

  @Override
  public String getName() {
    return caller.personId();
  }
}
