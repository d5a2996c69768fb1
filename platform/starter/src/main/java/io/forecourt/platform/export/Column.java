package io.forecourt.platform.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * A column of an exported list: a field of the rows, or of a record inside of them.
 *
 * @param name as in JSON, with a dot before the field of an inner record
 * @param numeric whether its values are numbers, which no reader can take for a formula
 */
record Column(String name, boolean numeric) {

  /** Belongs to the row as a resource, not to what it says. */
  private static final Set<String> LEFT_OUT = Set.of("version", "allowedActions");

  private static final String BETWEEN = "; ";

  /** The columns of a list of these rows. */
  static List<Column> of(Class<? extends Record> row) {
    List<Column> columns = new ArrayList<>();
    collect(row, "", columns);
    return columns.stream().filter(column -> !LEFT_OUT.contains(column.name())).toList();
  }

  private static void collect(Class<?> row, String prefix, List<Column> columns) {
    for (RecordComponent component : row.getRecordComponents()) {
      Class<?> type = component.getType();
      String name = prefix + component.getName();
      if (type.isRecord() && !isWrittenAsValue(type)) {
        collect(type, name + ".", columns);
      } else {
        columns.add(new Column(name, isNumber(type)));
      }
    }
  }

  private static boolean isWrittenAsValue(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static boolean isNumber(Class<?> type) {
    return Number.class.isAssignableFrom(type)
        || (type.isPrimitive() && type != boolean.class && type != char.class);
  }

  /** Its field of the top level. */
  String field() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** What stands in a row; empty when nothing does. A list is written in one cell. */
  String text(JsonNode row) {
    JsonNode found = row;
    for (String step : name.split("\\.")) {
      found = found.path(step);
    }
    if (found.isArray()) {
      var values = new StringJoiner(BETWEEN);
      found.forEach(value -> values.add(text(value, value.isValueNode())));
      return values.toString();
    }
    return found.isMissingNode() || found.isNull() ? "" : text(found, found.isValueNode());
  }

  private static String text(JsonNode value, boolean single) {
    return single ? value.asString() : value.toString();
  }
}
