package io.forecourt.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows who comes with a link by its token. */
final class LinkFilter extends OncePerRequestFilter {

  private final List<LinkCallers> links;
  private final AuthenticationEntryPoint refusal;
  private final RequestAttributeSecurityContextRepository contexts =
      new RequestAttributeSecurityContextRepository();

  LinkFilter(List<LinkCallers> links, AuthenticationEntryPoint refusal) {
    this.links = List.copyOf(links);
    this.refusal = refusal;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(RequestSignature.SIGNATURE) == null
        || request.getHeader(RequestSignature.SENDER) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String token = request.getHeader(RequestSignature.SIGNATURE);
    Optional<Caller> caller =
        links.stream().flatMap(known -> known.caller(path, token).stream()).findFirst();
    if (caller.isEmpty()) {
      SecurityContextHolder.clearContext();
      refusal.commence(
          request, response, new TokenRefused(TokenRefused.SIGNATURE, "the link opens nothing"));
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerToken(caller.get(), ""));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    chain.doFilter(request, response);
  }
}
