package io.forecourt.gateway.body;

import io.forecourt.gateway.problem.Problem;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses a body larger than its route takes: at once when its length is stated, else when that
 * many bytes have passed.
 */
@Component
public final class BodyLimit implements GlobalFilter, Ordered {

  /** Metadata of a route: bytes that a body may have. */
  public static final String LARGEST = "largest-body";

  private static final int ORDER = -95;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!hasBody(request)) {
      return chain.filter(exchange);
    }
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    long largest = ((Number) route.getMetadata().getOrDefault(LARGEST, 0)).longValue();
    if (request.getHeaders().getContentLength() > largest) {
      return Mono.error(new Problem(HttpStatus.CONTENT_TOO_LARGE, "gateway.too-large"));
    }
    RequestBody body = new RequestBody(request, largest);
    exchange.getAttributes().put(RequestBody.class.getName(), body);
    return chain.filter(exchange.mutate().request(body).build());
  }

  private static boolean hasBody(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    long length = headers.getContentLength();
    if (length >= 0) {
      return length > 0;
    }
    HttpMethod method = request.getMethod();
    return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
        || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
