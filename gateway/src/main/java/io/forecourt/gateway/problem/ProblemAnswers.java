package io.forecourt.gateway.problem;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/** Answers every error of the gateway as problem details (RFC 9457) in the asked language. */
@Component
@Order(-2)
public class ProblemAnswers implements ErrorWebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  private final JsonMapper json;
  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  ProblemAnswers(JsonMapper json) {
    this.json = json;
    texts.setBasename("gateway-problems");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    texts.setDefaultLocale(Locale.ENGLISH);
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(error);
    }
    Problem problem = problem(error);
    if (problem.code().equals("gateway.failed")) {
      LOG.error("request failed: {}", exchange.getRequest().getPath(), error);
    }
    Locale language = language(exchange);
    HttpHeaders headers = response.getHeaders();
    response.setStatusCode(problem.status());
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setContentLanguage(language);
    problem.headers().forEach(headers::set);
    DataBuffer body =
        response.bufferFactory().wrap(json.writeValueAsBytes(body(problem, language, exchange)));
    return response.writeWith(Mono.just(body));
  }

  private static Problem problem(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      Problem known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "gateway.failed");
  }

  private static @Nullable Problem known(Throwable cause) {
    return switch (cause) {
      case Problem problem -> problem;
      case NotFoundException _ -> unavailable();
      case ErrorResponse refused -> of(refused.getStatusCode());
      case TimeoutException _, ReadTimeoutException _ -> late();
      case IOException _, AbortedException _ -> unavailable();
      default -> null;
    };
  }

  private static Problem of(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> new Problem(HttpStatus.NOT_FOUND, "gateway.unknown-path");
      case 413 -> new Problem(HttpStatus.CONTENT_TOO_LARGE, "gateway.too-large");
      case 504 -> late();
      case 503 -> unavailable();
      default -> {
        HttpStatus known = HttpStatus.resolve(status.value());
        yield known != null && known.is4xxClientError()
            ? new Problem(known, "gateway.bad-request")
            : new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "gateway.failed");
      }
    };
  }

  private static Problem late() {
    return new Problem(
        HttpStatus.GATEWAY_TIMEOUT, "gateway.service-late", Map.of(HttpHeaders.RETRY_AFTER, "2"));
  }

  private static Problem unavailable() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "gateway.service-unavailable",
        Map.of(HttpHeaders.RETRY_AFTER, "2"));
  }

  private Map<String, Object> body(Problem problem, Locale language, ServerWebExchange exchange) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", texts.getMessage(problem.code() + ".title", null, language));
    body.put("status", problem.status().value());
    body.put("detail", texts.getMessage(problem.code() + ".detail", null, language));
    body.put("instance", exchange.getRequest().getPath().value());
    body.put("code", problem.code());
    Span span = span(exchange);
    if (span != null) {
      body.put("traceId", span.context().traceId());
    }
    return body;
  }

  /** From the request: the thread that answers knows of no trace. */
  private static @Nullable Span span(ServerWebExchange exchange) {
    return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .map(context -> context.<TracingContext>get(TracingContext.class))
        .map(TracingContext::getSpan)
        .orElse(null);
  }

  private static Locale language(ServerWebExchange exchange) {
    try {
      Locale asked =
          Locale.lookup(exchange.getRequest().getHeaders().getAcceptLanguage(), LANGUAGES);
      if (asked != null) {
        return asked;
      }
      boolean chinese =
          exchange.getRequest().getHeaders().getAcceptLanguage().stream()
              .anyMatch(range -> range.getRange().startsWith("zh"));
      return chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    } catch (IllegalArgumentException _) {
      return Locale.ENGLISH;
    }
  }
}
