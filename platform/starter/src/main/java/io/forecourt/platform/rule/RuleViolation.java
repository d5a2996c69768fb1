package io.forecourt.platform.rule;

import java.util.Collection;
import java.util.List;

/**
 * A business rule or the present state refuses what was asked; answered with 409 and the stable
 * code. Title and detail come from the message bundle {@code problems} under the code, with the
 * arguments in {@link java.text.MessageFormat} places.
 */
public final class RuleViolation extends RuntimeException {

  private final String code;
  private final List<Object> arguments;
  private final List<String> allowed;

  public RuleViolation(String code, Object... arguments) {
    this(code, List.of(), List.of(arguments));
  }

  private RuleViolation(String code, Collection<String> allowed, List<Object> arguments) {
    super(code + arguments);
    this.code = code;
    this.allowed = List.copyOf(allowed);
    this.arguments = List.copyOf(arguments);
  }

  /** The state refuses; {@code allowed} names the states or actions that are possible now. */
  public static RuleViolation wrongState(String code, Object state, Collection<?> allowed) {
    List<String> names = allowed.stream().map(Object::toString).sorted().toList();
    return new RuleViolation(code, names, List.of(state.toString(), String.join(", ", names)));
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }

  /** What is possible now; empty when the rule is not about a state. */
  public List<String> allowed() {
    return allowed;
  }
}
