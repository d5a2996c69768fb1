package io.forecourt.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers a repeated POST: the stored status and {@code Location}, and the resource as it is now,
 * read by the same caller. When the caller may no longer read it, the body is empty; that the first
 * request succeeded stays true.
 */
final class Replays {

  static final String REPLAYED = "Idempotency-Replayed";

  private final ObjectProvider<DispatcherServlet> dispatcher;

  Replays(ObjectProvider<DispatcherServlet> dispatcher) {
    this.dispatcher = dispatcher;
  }

  void answer(HttpServletRequest request, HttpServletResponse response, StoredAnswers.Answer answer)
      throws ServletException, IOException {
    String location = answer.location();
    if (location != null && location.startsWith("/")) {
      var caching = new ContentCachingResponseWrapper(response);
      dispatcher.getObject().service(new Reading(request, location), caching);
      if (caching.getStatus() == HttpServletResponse.SC_OK) {
        head(response, answer);
        caching.copyBodyToResponse();
        return;
      }
      response.reset();
    }
    head(response, answer);
    response.setContentLength(0);
  }

  private static void head(HttpServletResponse response, StoredAnswers.Answer answer) {
    response.setStatus(answer.status());
    if (answer.location() != null) {
      response.setHeader("Location", answer.location());
    }
    response.setHeader(REPLAYED, "true");
  }

  /** The same request as a GET of another path. */
  private static final class Reading extends HttpServletRequestWrapper {
    private static final Set<String> OF_THE_BODY =
        Set.of(
            "content-type",
            "content-length",
            "transfer-encoding",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "x-reason");
    private static final String FRAMEWORK = "org.springframework.web.";

    private final String path;
    private final @Nullable String query;
    private final Map<String, String[]> parameters = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    Reading(HttpServletRequest request, String location) {
      super(request);
      int question = location.indexOf('?');
      this.path = question < 0 ? location : location.substring(0, question);
      this.query = question < 0 ? null : location.substring(question + 1);
      MultiValueMap<String, String> given =
          UriComponentsBuilder.fromUriString(location).build().getQueryParams();
      given.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getRequestURI() {
      return path;
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(path);
    }

    @Override
    public String getServletPath() {
      return path;
    }

    @Override
    public @Nullable String getPathInfo() {
      return null;
    }

    @Override
    public @Nullable String getQueryString() {
      return query;
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      return attributes.containsKey(name) || name.startsWith(FRAMEWORK)
          ? attributes.get(name)
          : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      if (value == null) {
        attributes.remove(name);
      } else {
        attributes.put(name, value);
      }
    }

    @Override
    public void removeAttribute(String name) {
      attributes.remove(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
      Set<String> names = new HashSet<>(attributes.keySet());
      Collections.list(super.getAttributeNames()).stream()
          .filter(name -> !name.startsWith(FRAMEWORK))
          .forEach(names::add);
      return Collections.enumeration(names);
    }

    private static boolean isHidden(String header) {
      return OF_THE_BODY.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
      return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> shown =
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !isHidden(name))
              .toList();
      return Collections.enumeration(shown);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public int getContentLength() {
      return 0;
    }

    @Override
    public long getContentLengthLong() {
      return 0;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {
        @Override
        public int read() {
          return -1;
        }

        @Override
        public boolean isFinished() {
          return true;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("there is no body");
        }
      };
    }
  }
}
