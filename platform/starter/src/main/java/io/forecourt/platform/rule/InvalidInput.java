package io.forecourt.platform.rule;

import java.util.List;

/** Fields that break their own format, all at once. Answered with 400 and {@code errors[]}. */
public final class InvalidInput extends RuntimeException {

  /**
   * @param pointer JSON pointer into the body, or {@code ?name} for a query parameter
   * @param code stable code of the broken rule, for example {@code VIN_CHECK_DIGIT}; never the
   *     value
   */
  public record Field(String pointer, String code) {}

  private final List<Field> fields;

  public InvalidInput(List<Field> fields) {
    super(fields.toString());
    this.fields = List.copyOf(fields);
  }

  public InvalidInput(String pointer, String code) {
    this(List.of(new Field(pointer, code)));
  }

  public List<Field> fields() {
    return fields;
  }
}
