package io.forecourt.platform.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a trace over what is no HTTP request: an outbox row, a message. */
public final class Traces {
  private static final String TRACEPARENT = "traceparent";

  private final @Nullable Tracer tracer;
  private final @Nullable Propagator propagator;

  Traces(@Nullable Tracer tracer, @Nullable Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** The running trace as W3C writes it, or null without one. */
  public @Nullable String traceparent() {
    Span span = tracer == null ? null : tracer.currentSpan();
    if (span == null || span.context().traceId().isEmpty()) {
      return null;
    }
    return "00-%s-%s-%s"
        .formatted(
            span.context().traceId(),
            span.context().spanId(),
            Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00");
  }

  /**
   * Runs work in a span of its own that continues the given trace, or begins one.
   *
   * @param name stable name of the work, for example the handler
   */
  public void continuing(@Nullable String traceparent, String name, Runnable work) {
    if (tracer == null || propagator == null) {
      work.run();
      return;
    }
    Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
    Span span = propagator.extract(carrier, Map::get).name(name).kind(Span.Kind.CONSUMER).start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      work.run();
    } catch (RuntimeException | Error failure) {
      span.error(failure);
      throw failure;
    } finally {
      span.end();
    }
  }
}
