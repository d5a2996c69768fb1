package io.forecourt.platform.access;

import io.forecourt.platform.value.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id: the one that it brings when that can be one, else a new one. It is the
 * cause of the events and audit records that follow, and the answer names it.
 */
final class RequestIdFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._:-]{1,100}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    String id = sent != null && FORM.matcher(sent).matches() ? sent : Ids.next();
    request.setAttribute(Callers.CAUSATION, id);
    response.setHeader(HEADER, id);
    chain.doFilter(request, response);
  }
}
