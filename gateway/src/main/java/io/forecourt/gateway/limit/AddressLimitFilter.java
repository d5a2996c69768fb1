package io.forecourt.gateway.limit;

import io.forecourt.gateway.limit.AddressLimits.Kind;
import io.forecourt.gateway.token.Tokens;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits each address before its tokens are checked, so that bad ones cost little. A token that was
 * seen to be good is limited as its person is.
 */
@Component
@ConditionalOnProperty(name = "forecourt.gateway.limit.enabled", matchIfMissing = true)
class AddressLimitFilter implements GlobalFilter, Ordered {

  /** Before the token check, at -90. */
  private static final int ORDER = -92;

  private final AddressLimits limits;
  private final Tokens tokens;

  AddressLimitFilter(AddressLimits limits, Tokens tokens) {
    this.limits = limits;
    this.tokens = tokens;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    boolean api = request.getPath().value().startsWith("/api/");
    if (!api || !tokens.knows(request.getHeaders())) {
      limits.take(api ? Kind.UNVERIFIED : Kind.LOGIN, request, exchange.getResponse().getHeaders());
    }
    return chain.filter(exchange);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
