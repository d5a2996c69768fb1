package io.forecourt.hr.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * The session of the login page; a request that shows a token speaks for itself, whatever cookies
 * come along.
 */
final class LoginSessions extends HttpSessionSecurityContextRepository {

  private final RequestAttributeSecurityContextRepository none =
      new RequestAttributeSecurityContextRepository();

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        ? super.loadDeferredContext(request)
        : none.loadDeferredContext(request);
  }
}
