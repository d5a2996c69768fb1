package io.forecourt.gateway.resilience;

import io.forecourt.gateway.body.RequestBody;
import io.forecourt.gateway.problem.Problem;
import io.forecourt.gateway.route.RouteSettings.Service;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.cloud.gateway.support.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Breaker, bulkhead and safe retry around one route. */
@Component
public class ServiceGuard {

  private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

  private final BreakerSettings settings;
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
  private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();

  ServiceGuard(BreakerSettings settings, MeterRegistry meters) {
    this.settings = settings;
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
  }

  /** The filter of a route; routes of the same name share a breaker. */
  public GatewayFilter of(String name, Service service) {
    return of(name, name, service.concurrent(), service);
  }

  /** The filter of a service's uploads: its breaker, but places of their own. */
  public GatewayFilter ofUploads(String name, Service service) {
    return of(name, name + "-uploads", service.uploads().concurrent(), service);
  }

  private GatewayFilter of(String name, String places, int concurrent, Service service) {
    if (!settings.enabled()) {
      return (exchange, chain) -> chain.filter(exchange);
    }
    CircuitBreaker breaker = breakers.circuitBreaker(name, breakerConfig());
    Bulkhead bulkhead =
        bulkheads.bulkhead(
            places,
            BulkheadConfig.custom()
                .maxConcurrentCalls(concurrent)
                .maxWaitDuration(Duration.ZERO)
                .build());
    return new OrderedGatewayFilter(
        (exchange, chain) -> guarded(exchange, chain, breaker, bulkhead, service), 0);
  }

  private Mono<Void> guarded(
      ServerWebExchange exchange,
      GatewayFilterChain chain,
      CircuitBreaker breaker,
      Bulkhead bulkhead,
      Service service) {
    Mono<Void> call =
        Mono.defer(() -> watched(exchange, chain, breaker))
            .transformDeferred(BulkheadOperator.of(bulkhead))
            .onErrorMap(BulkheadFullException.class, _ -> busy())
            .onErrorMap(CallNotPermittedException.class, _ -> open());
    if (!isSafe(exchange.getRequest().getMethod()) || service.retries() == 0) {
      return call;
    }
    return call.retryWhen(
        Retry.backoff(service.retries(), RETRY_PAUSE)
            .filter(error -> neverArrived(error) && !exchange.getResponse().isCommitted())
            .doBeforeRetry(_ -> ServerWebExchangeUtils.reset(exchange))
            .onRetryExhaustedThrow((_, last) -> last.failure()));
  }

  private static Mono<Void> watched(
      ServerWebExchange exchange, GatewayFilterChain chain, CircuitBreaker breaker) {
    breaker.acquirePermission();
    long start = breaker.getCurrentTimestamp();
    return chain
        .filter(exchange)
        .doOnSuccess(
            _ -> {
              long took = breaker.getCurrentTimestamp() - start;
              if (answered(exchange.getResponse().getStatusCode())) {
                breaker.onSuccess(took, breaker.getTimestampUnit());
              } else {
                breaker.onError(took, breaker.getTimestampUnit(), new NoAnswer());
              }
            })
        .doOnError(
            error -> {
              if (isOfService(error, exchange)) {
                breaker.onError(
                    breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), error);
              } else {
                breaker.releasePermission();
              }
            })
        .doOnCancel(breaker::releasePermission)
        .onErrorMap(
            error -> isTimeout(error) && !RequestBody.hasPassed(exchange), _ -> RequestBody.late());
  }

  private CircuitBreakerConfig breakerConfig() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(settings.window())
        .minimumNumberOfCalls(settings.minimum())
        .failureRateThreshold(settings.failureShare())
        .waitDurationInOpenState(settings.open())
        .permittedNumberOfCallsInHalfOpenState(settings.trial())
        .build();
  }

  private static boolean answered(@Nullable HttpStatusCode status) {
    return status == null || status.value() < 502 || status.value() > 504;
  }

  private static boolean isSafe(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  /**
   * Whether the service failed to answer. While the body is on its way it is the caller who is slow
   * or gone.
   */
  private static boolean isOfService(Throwable error, ServerWebExchange exchange) {
    if (neverArrived(error) || error instanceof UnknownHostException) {
      return true;
    }
    return RequestBody.hasPassed(exchange) && (isTimeout(error) || error instanceof IOException);
  }

  private static boolean isTimeout(Throwable error) {
    return error instanceof ReadTimeoutException
        || error instanceof TimeoutException
        || error.getCause() instanceof TimeoutException;
  }

  private static boolean neverArrived(Throwable error) {
    return error instanceof ConnectException
        || (error instanceof IOException && error.getCause() instanceof ConnectException);
  }

  private static Problem open() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "gateway.service-unavailable",
        Map.of(HttpHeaders.RETRY_AFTER, "3"));
  }

  private static Problem busy() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "gateway.service-busy",
        Map.of(HttpHeaders.RETRY_AFTER, "1"));
  }

  private static final class NoAnswer extends RuntimeException {
    NoAnswer() {
      super(null, null, false, false);
    }
  }
}
