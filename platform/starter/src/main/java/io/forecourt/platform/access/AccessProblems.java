package io.forecourt.platform.access;

import io.forecourt.platform.web.Problem;
import io.forecourt.platform.web.ProblemResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 401, 403 and 503 of the security filters like every other error of the API. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String CHALLENGE = "WWW-Authenticate";

  private final ProblemResponses responses;

  AccessProblems(ProblemResponses responses) {
    this.responses = responses;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    responses.write(request, response, problem(failure));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    responses.write(request, response, Problem.of(403, ActionNotGranted.CODE));
  }

  private static Problem problem(AuthenticationException failure) {
    return switch (failure) {
      case KeysUnavailable unavailable -> Problem.of(503, KeysUnavailable.CODE).retryAfter(10);
      case TokenRefused refused ->
          Problem.of(401, refused.code()).withHeader(CHALLENGE, "Bearer error=\"invalid_token\"");
      default -> Problem.of(401, TokenRefused.MISSING).withHeader(CHALLENGE, "Bearer");
    };
  }
}
