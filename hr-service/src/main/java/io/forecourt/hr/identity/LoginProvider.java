package io.forecourt.hr.identity;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Logs people in. Unknown name, wrong password, gone, or too many tries: all are answered alike.
 */
final class LoginProvider implements AuthenticationProvider {

  private static final int LONGEST = 80;

  /** A login is stored, with its details: from where it came is counted, and kept nowhere. */
  private static final WebAuthenticationDetails NOWHERE = new WebAuthenticationDetails("", null);

  private final StaffDirectory staff;
  private final Credentials credentials;
  private final LoginGuard guard;

  LoginProvider(StaffDirectory staff, Credentials credentials, LoginGuard guard) {
    this.staff = staff;
    this.credentials = credentials;
    this.guard = guard;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String login = asked.getName().strip().toLowerCase(Locale.ROOT);
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails web
            ? String.valueOf(web.getRemoteAddress())
            : "";
    if (login.length() > LONGEST || !guard.admit(login, address)) {
      throw new BadCredentialsException("refused");
    }
    String personId =
        staff
            .findByLogin(login)
            .filter(StaffMember::active)
            .map(StaffMember::personId)
            .orElse(null);
    if (!credentials.matches(personId, String.valueOf(asked.getCredentials()))) {
      throw new BadCredentialsException("refused");
    }
    guard.succeeded(login, address);
    List<GrantedAuthority> byPassword =
        List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
    var done =
        UsernamePasswordAuthenticationToken.authenticated(
            new User(String.valueOf(personId), "", List.of()), null, byPassword);
    done.setDetails(NOWHERE);
    return done;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
