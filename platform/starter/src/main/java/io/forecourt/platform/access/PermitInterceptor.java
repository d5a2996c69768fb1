package io.forecourt.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/**
 * Checks {@link Permit} before the method runs, so before its body is read, and notes what is being
 * done for the audit. The reason is noted by the conventions of the API.
 */
final class PermitInterceptor implements AsyncHandlerInterceptor {

  /** Told of every attempt that is refused. */
  interface Denials {
    void note(HttpServletRequest request, String action);
  }

  private final Access access;
  private final Denials denials;

  PermitInterceptor(Access access, Denials denials) {
    this.access = access;
    this.denials = denials;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    @Nullable Permit permit = method.getMethodAnnotation(Permit.class);
    request.setAttribute(
        Callers.ACTION, permit == null ? method.getShortLogMessage() : permit.value());
    if (permit == null) {
      return true;
    }
    try {
      access.require(permit.value());
    } catch (ActionNotGranted denied) {
      denials.note(request, permit.value());
      throw denied;
    }
    return true;
  }
}
