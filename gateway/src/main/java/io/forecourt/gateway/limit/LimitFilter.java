package io.forecourt.gateway.limit;

import io.forecourt.gateway.token.Tokens.Verified;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Limits each caller whose token is verified, wherever the requests come from. */
@Component
@ConditionalOnProperty(name = "forecourt.gateway.limit.enabled", matchIfMissing = true)
class LimitFilter implements GlobalFilter, Ordered {

  private static final int ORDER = -80;

  private final Allowance callers;

  LimitFilter(LimitSettings settings) {
    callers =
        new Allowance(
            "caller",
            settings.burst(),
            settings.perSecond(),
            Duration.ofSeconds(1),
            settings.callers());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Verified caller = exchange.getAttribute(Verified.class.getName());
    if (caller != null) {
      callers.take(caller.subject(), exchange.getResponse().getHeaders());
    }
    return chain.filter(exchange);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
