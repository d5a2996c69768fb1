package io.forecourt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a {@link Problem} as {@code application/problem+json} in the asked language. The only
 * place that does, for controllers, filters and the container alike.
 */
public final class ProblemResponses {

  static final String MEDIA_TYPE = "application/problem+json";

  private final ProblemMessages messages;
  private final JsonMapper json;
  private final Supplier<@Nullable String> traceId;

  ProblemResponses(ProblemMessages messages, JsonMapper json, Supplier<@Nullable String> traceId) {
    this.messages = messages;
    this.json = json;
    this.traceId = traceId;
  }

  /** Answers with the problem; does nothing when the response is already on its way. */
  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    Locale language = ProblemMessages.language(request.getHeader("Accept-Language"));
    byte[] body = json.writeValueAsBytes(body(request, problem, language));
    response.resetBuffer();
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setHeader("Content-Language", language.toLanguageTag());
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  Map<String, Object> body(HttpServletRequest request, Problem problem, Locale language) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:forecourt:problem:" + problem.code());
    body.put("title", messages.title(problem.code(), language));
    body.put("status", problem.status());
    String detail = messages.detail(problem.code(), problem.arguments(), language);
    if (detail != null) {
      body.put("detail", detail);
    }
    body.put("instance", request.getRequestURI());
    body.put("code", problem.code());
    String trace = traceId.get();
    if (trace != null) {
      body.put("traceId", trace);
    }
    if (!problem.errors().isEmpty()) {
      body.put("errors", problem.errors().stream().map(e -> error(e, language)).toList());
    }
    if (!problem.allowed().isEmpty()) {
      body.put("allowed", List.copyOf(problem.allowed()));
    }
    body.putAll(problem.members());
    return body;
  }

  private Map<String, Object> error(Problem.FieldError error, Locale language) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("pointer", error.pointer());
    body.put("code", error.code());
    String detail = messages.detail(error.code(), error.arguments(), language);
    if (detail != null) {
      body.put("detail", detail);
    }
    return body;
  }

  @Nullable String traceId() {
    return traceId.get();
  }
}
