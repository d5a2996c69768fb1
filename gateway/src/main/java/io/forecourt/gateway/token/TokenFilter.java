package io.forecourt.gateway.token;

import io.forecourt.gateway.problem.Problem;
import io.forecourt.gateway.token.Tokens.Verified;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets only callers with a good token through to {@code /api}, or with one that only the services
 * can check now; the login and token paths are open, and so are those to which other systems push
 * what they have signed.
 */
@Component
@ConditionalOnProperty(name = "forecourt.gateway.token.check", matchIfMissing = true)
class TokenFilter implements GlobalFilter, Ordered {

  static final int ORDER = -90;

  private static final String SIGNATURE = "X-Signature";

  private final Tokens tokens;
  private final TokenSettings settings;

  TokenFilter(Tokens tokens, TokenSettings settings) {
    this.tokens = tokens;
    this.settings = settings;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (!path.startsWith("/api/") || isSigned(path, headers)) {
      return chain.filter(exchange);
    }
    String token = Tokens.bearer(headers);
    if (token == null) {
      return Mono.error(
          new Problem(
              HttpStatus.UNAUTHORIZED,
              "access.token-missing",
              Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer")));
    }
    return tokens
        .verify(token)
        .flatMap(
            verified -> {
              verified.ifPresent(
                  caller -> exchange.getAttributes().put(Verified.class.getName(), caller));
              return chain.filter(exchange);
            });
  }

  /**
   * Systems outside the house sign what they push; the service that has their secrets checks it.
   */
  private boolean isSigned(String path, HttpHeaders headers) {
    return headers.containsHeader(SIGNATURE)
        && settings.signedPaths().stream().anyMatch(path::startsWith);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
