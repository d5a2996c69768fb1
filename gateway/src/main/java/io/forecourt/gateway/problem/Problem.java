package io.forecourt.gateway.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** What the gateway itself refuses. */
public final class Problem extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final Map<String, String> headers;

  /**
   * @param code stable code; title and detail come from the bundle {@code gateway-problems}
   */
  public Problem(HttpStatus status, String code) {
    this(status, code, Map.of());
  }

  public Problem(HttpStatus status, String code, Map<String, String> headers) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
  }

  HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  Map<String, String> headers() {
    return headers;
  }
}
