package io.forecourt.hr.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * The session of the login page, which any replica finds in the schema, as long as the password
 * counts with which it began; a request that shows a token speaks for itself, whatever cookies come
 * along.
 */
final class LoginSessions extends HttpSessionSecurityContextRepository {

  private final RequestAttributeSecurityContextRepository none =
      new RequestAttributeSecurityContextRepository();
  private final Credentials credentials;

  LoginSessions(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      return none.loadDeferredContext(request);
    }
    DeferredSecurityContext session = super.loadDeferredContext(request);
    return isOutlived(session.get().getAuthentication())
        ? none.loadDeferredContext(request)
        : session;
  }

  private boolean isOutlived(@Nullable Authentication login) {
    if (login == null) {
      return false;
    }
    Instant changed = credentials.changedAt(login.getName()).orElse(Instant.MAX);
    return login.getAuthorities().stream()
        .filter(FactorGrantedAuthority.class::isInstance)
        .map(FactorGrantedAuthority.class::cast)
        .anyMatch(factor -> factor.getIssuedAt().isBefore(changed));
  }
}
