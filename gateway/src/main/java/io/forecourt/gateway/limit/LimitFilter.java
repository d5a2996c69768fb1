package io.forecourt.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.forecourt.gateway.problem.Problem;
import io.forecourt.gateway.token.Tokens.Verified;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * Limits each caller (the person of the token, else the address) with a bucket of tokens, and says
 * so in the headers {@code RateLimit-Policy} and {@code RateLimit}.
 */
@Component
@ConditionalOnProperty(name = "forecourt.gateway.limit.enabled", matchIfMissing = true)
class LimitFilter implements GlobalFilter, Ordered {

  private static final int ORDER = -80;

  private final LoadingCache<String, Bucket> callers;
  private final LoadingCache<String, Bucket> addresses;
  private final String policy;
  private final String loginPolicy;

  LimitFilter(LimitSettings settings) {
    callers =
        Caffeine.newBuilder()
            .maximumSize(settings.callers())
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(_ -> callerBucket(settings));
    addresses =
        Caffeine.newBuilder()
            .maximumSize(settings.callers())
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(_ -> loginBucket(settings));
    policy = "\"caller\";q=" + settings.burst() + ";w=" + refillSeconds(settings);
    loginPolicy = "\"login\";q=" + settings.loginsPerMinute() + ";w=60";
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Verified caller = exchange.getAttribute(Verified.class.getName());
    boolean known = caller != null;
    Bucket bucket =
        caller != null ? callers.get(caller.subject()) : addresses.get(address(exchange));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    String name = known ? "\"caller\";r=" : "\"login\";r=";
    if (probe.isConsumed()) {
      HttpHeaders headers = exchange.getResponse().getHeaders();
      headers.set("RateLimit-Policy", known ? policy : loginPolicy);
      headers.set("RateLimit", name + probe.getRemainingTokens());
      return chain.filter(exchange);
    }
    long wait =
        Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999));
    return Mono.error(
        new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "gateway.too-many-requests",
            Map.of(
                HttpHeaders.RETRY_AFTER,
                Long.toString(wait),
                "RateLimit-Policy",
                known ? policy : loginPolicy,
                "RateLimit",
                name + "0;t=" + wait)));
  }

  private static Bucket callerBucket(LimitSettings settings) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(settings.burst())
                    .refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  private static Bucket loginBucket(LimitSettings settings) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(settings.loginsPerMinute())
                    .refillGreedy(settings.loginsPerMinute(), Duration.ofMinutes(1)))
        .build();
  }

  private static long refillSeconds(LimitSettings settings) {
    return Math.max(1, settings.burst() / settings.perSecond());
  }

  private static String address(ServerWebExchange exchange) {
    InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
    return remote == null || remote.getAddress() == null
        ? "unknown"
        : remote.getAddress().getHostAddress();
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
