package io.forecourt.platform.value;

/** A value that breaks its own format. The message names the rule, never the value. */
public final class InvalidValue extends IllegalArgumentException {
  private final String code;

  public InvalidValue(String code) {
    super(code);
    this.code = code;
  }

  /** The first broken rule, for example {@code VIN_CHECK_DIGIT}. */
  public String code() {
    return code;
  }
}
