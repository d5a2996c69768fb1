package io.forecourt.platform.web;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;

/** What a Java type is called by somebody who writes JSON. */
final class JsonNames {

  private JsonNames() {}

  static String of(Class<?> type) {
    if (type == Money.class) {
      return "{\"amount\":\"0.00\",\"currency\":\"CNY\"}";
    }
    if (type == Instant.class) {
      return "2026-11-21T10:00:00Z";
    }
    if (type == LocalDate.class) {
      return "2026-11-21";
    }
    if (type == LocalTime.class) {
      return "10:00";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "boolean";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "string";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "array";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "value";
  }
}
