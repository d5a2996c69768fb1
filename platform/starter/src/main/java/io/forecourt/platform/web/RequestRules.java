package io.forecourt.platform.web;

import io.forecourt.platform.access.Permit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What every method of the API asks of a request before it runs: a version to change something, a
 * reason where one is due, and no query parameter that it does not know.
 */
final class RequestRules implements HandlerInterceptor {

  private static final Set<String> CHANGING = Set.of("PUT", "PATCH", "DELETE");

  /**
   * Query parameters of one method: name → whether it may be repeated; null when any is welcome.
   */
  private record Known(@Nullable Map<String, Boolean> names) {}

  private final Map<Method, Known> known = new ConcurrentHashMap<>();

  /** A parameter that takes a list may be this many times longer than one value. */
  private static final int MOST_VALUES = 40;

  private final int maxParameter;

  RequestRules(int maxParameter) {
    this.maxParameter = maxParameter;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(request)) {
      parameters(request, method);
      reason(request, method);
      version(request, method);
    }
    return true;
  }

  static boolean isOurs(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/internal/");
  }

  private static void version(HttpServletRequest request, HandlerMethod method) {
    if (CHANGING.contains(request.getMethod())
        && request.getRequestURI().startsWith("/api/")
        && request.getHeader("If-Match") == null
        && !method.hasMethodAnnotation(Unversioned.class)) {
      throw ProblemException.of(428, "version.required");
    }
  }

  private static void reason(HttpServletRequest request, HandlerMethod method) {
    String reason = RequestReason.read(request.getHeader(RequestReason.HEADER));
    if (reason != null) {
      request.setAttribute(RequestReason.ATTRIBUTE, reason);
      return;
    }
    Permit permit = method.getMethodAnnotation(Permit.class);
    if (permit != null && permit.reason()) {
      throw ProblemException.of(400, "reason.required");
    }
  }

  private void parameters(HttpServletRequest request, HandlerMethod method) {
    String query = request.getQueryString();
    if (query == null || query.isEmpty()) {
      return;
    }
    Map<String, Boolean> names = known.computeIfAbsent(method.getMethod(), _ -> of(method)).names();
    Map<String, Integer> sent = new TreeMap<>();
    List<Problem.FieldError> errors = new ArrayList<>();
    for (String pair : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      boolean isCursor = name.equals("cursor");
      boolean isList = names != null && Boolean.TRUE.equals(names.get(name));
      int most = isList ? maxParameter * MOST_VALUES : maxParameter;
      if (!isCursor && value.codePointCount(0, value.length()) > most) {
        throw ProblemException.parameter(shown(name), "parameter.too-long", most);
      }
      sent.merge(name, 1, Integer::sum);
    }
    if (names == null) {
      return;
    }
    sent.forEach(
        (name, count) -> {
          Boolean repeatable = names.get(name);
          if (repeatable == null) {
            errors.add(new Problem.FieldError("?" + shown(name), "parameter.unknown"));
          } else if (count > 1 && !repeatable) {
            errors.add(new Problem.FieldError("?" + name, "parameter.repeated"));
          }
        });
    if (!errors.isEmpty()) {
      boolean unknown = errors.stream().anyMatch(e -> e.code().equals("parameter.unknown"));
      String code = unknown ? "parameter.unknown" : "parameter.repeated";
      String first =
          errors.stream().filter(e -> e.code().equals(code)).findFirst().orElseThrow().pointer();
      throw new ProblemException(
          Problem.of(400, code, first.substring(1))
              .withErrors(errors)
              .withAllowed(List.copyOf(new TreeSet<>(names.keySet()))));
    }
  }

  /** A foreign name is shown only as far as it can be one. */
  private static String shown(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_.-]", "_");
    return safe.length() > 50 ? safe.substring(0, 50) : safe;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.of(400, "request.rejected");
    }
  }

  private static Known of(HandlerMethod method) {
    Map<String, Boolean> names = new HashMap<>();
    var discoverer = new DefaultParameterNameDiscoverer();
    for (MethodParameter parameter : method.getMethodParameters()) {
      parameter.initParameterNameDiscovery(discoverer);
      RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
      Class<?> type = parameter.getParameterType();
      if (type == ListRequest.class) {
        List.of("limit", "cursor", "sort").forEach(name -> names.put(name, false));
      } else if (single != null) {
        if (Map.class.isAssignableFrom(type)) {
          return new Known(null);
        }
        String name = StringUtils.hasText(single.name()) ? single.name() : single.value();
        String found = StringUtils.hasText(name) ? name : parameter.getParameterName();
        if (found != null) {
          names.put(found, type.isArray() || Collection.class.isAssignableFrom(type));
        }
      } else if (parameter.hasParameterAnnotation(ModelAttribute.class)
          || (parameter.getParameterAnnotations().length == 0 && type.isRecord())) {
        names.putAll(fields(type));
      }
    }
    return new Known(names);
  }

  private static Map<String, Boolean> fields(Class<?> type) {
    Map<String, Boolean> names = new HashMap<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        names.put(
            component.getName(),
            component.getType().isArray()
                || Collection.class.isAssignableFrom(component.getType()));
      }
    } else {
      Arrays.stream(BeanUtils.getPropertyDescriptors(type))
          .filter(property -> property.getWriteMethod() != null)
          .forEach(property -> names.put(property.getName(), false));
    }
    return names;
  }
}
