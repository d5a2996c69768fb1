package io.forecourt.platform.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An error as told to the caller (RFC 9457), before it is put into the asked language. Title and
 * detail come from the bundles under the code.
 *
 * @param arguments for the {@link java.text.MessageFormat} places of the detail
 * @param errors fields that break their own format
 * @param allowed states or actions that are possible now
 * @param members further members of the body, for example {@code currentVersion}
 * @param headers for example {@code Retry-After}
 */
public record Problem(
    int status,
    String code,
    List<Object> arguments,
    List<FieldError> errors,
    List<String> allowed,
    Map<String, Object> members,
    Map<String, String> headers) {

  /**
   * One field that breaks its own format.
   *
   * @param pointer JSON pointer into the body, or {@code ?name} for a parameter
   */
  public record FieldError(String pointer, String code, List<Object> arguments) {
    public FieldError(String pointer, String code, Object... arguments) {
      this(pointer, code, List.of(arguments));
    }
  }

  public static Problem of(int status, String code, Object... arguments) {
    return new Problem(status, code, List.of(arguments), List.of(), List.of(), Map.of(), Map.of());
  }

  public Problem withErrors(List<FieldError> found) {
    return new Problem(status, code, arguments, List.copyOf(found), allowed, members, headers);
  }

  public Problem withAllowed(List<String> possible) {
    return new Problem(status, code, arguments, errors, List.copyOf(possible), members, headers);
  }

  public Problem withMember(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(members);
    more.put(name, value);
    return new Problem(status, code, arguments, errors, allowed, more, headers);
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, arguments, errors, allowed, members, more);
  }

  /** Come again after this many seconds. */
  public Problem retryAfter(int seconds) {
    return withHeader("Retry-After", Integer.toString(seconds));
  }
}
