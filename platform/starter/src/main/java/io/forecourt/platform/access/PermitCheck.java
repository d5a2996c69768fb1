package io.forecourt.platform.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Stops the start when a method under {@code /api/} lacks its {@link Permit}, or names an action
 * that the policy does not know.
 */
final class PermitCheck {

  private PermitCheck() {}

  /**
   * @throws IllegalStateException naming every method that is wrong
   */
  static void check(Map<RequestMappingInfo, HandlerMethod> methods, AccessPolicy policy) {
    List<String> wrong = new ArrayList<>();
    methods.forEach(
        (mapping, method) -> {
          @Nullable Permit permit = method.getMethodAnnotation(Permit.class);
          Set<String> paths = mapping.getPatternValues();
          if (permit == null && paths.stream().anyMatch(path -> path.startsWith("/api/"))) {
            wrong.add(method.getShortLogMessage() + " has no @Permit");
          }
          if (permit != null && !policy.knows(permit.value())) {
            wrong.add(
                method.getShortLogMessage()
                    + " names the action '"
                    + permit.value()
                    + "', which "
                    + AccessPolicy.FILE
                    + " does not know");
          }
        });
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("; ", wrong.stream().sorted().toList()));
    }
  }
}
