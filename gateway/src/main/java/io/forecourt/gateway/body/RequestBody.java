package io.forecourt.gateway.body;

import io.forecourt.gateway.problem.Problem;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** A request whose body is counted as it passes. */
public final class RequestBody extends ServerHttpRequestDecorator {

  /** The rest of the body is not waited for. */
  private static final Map<String, String> CLOSE = Map.of(HttpHeaders.CONNECTION, "close");

  private final long largest;
  private volatile boolean passed;

  RequestBody(ServerHttpRequest request, long largest) {
    super(request);
    this.largest = largest;
  }

  /** Whether the service has got all that the caller sends; so from the start without a body. */
  public static boolean hasPassed(ServerWebExchange exchange) {
    RequestBody body = exchange.getAttribute(RequestBody.class.getName());
    return body == null || body.passed;
  }

  /** The caller was too slow. */
  public static Problem late() {
    return new Problem(HttpStatus.REQUEST_TIMEOUT, "gateway.request-late", CLOSE);
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return Flux.defer(() -> counted(new long[1])).doOnComplete(() -> passed = true);
  }

  private Flux<DataBuffer> counted(long[] seen) {
    return super.getBody()
        .handle(
            (part, next) -> {
              seen[0] += part.readableByteCount();
              if (seen[0] > largest) {
                DataBufferUtils.release(part);
                next.error(new Problem(HttpStatus.CONTENT_TOO_LARGE, "gateway.too-large", CLOSE));
              } else {
                next.next(part);
              }
            });
  }
}
