package io.forecourt.insurance.rates;

import io.forecourt.platform.rule.InvalidInput;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds every field that a record needs and a JSON tree lacks; records say what may be null. */
final class Completeness {

  private final List<InvalidInput.Field> missing = new ArrayList<>();

  private Completeness() {}

  static List<InvalidInput.Field> missing(Class<? extends Record> type, JsonNode tree) {
    var completeness = new Completeness();
    completeness.object(type, tree, "");
    return List.copyOf(completeness.missing);
  }

  private void object(Class<?> type, JsonNode tree, String pointer) {
    if (!tree.isObject()) {
      missing.add(new InvalidInput.Field(pointer, "field.wrong-type"));
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String at = pointer + "/" + component.getName();
      JsonNode value = tree.path(component.getName());
      AnnotatedType declared = component.getAnnotatedType();
      if (!value.isMissingNode() && !value.isNull()) {
        value(declared, value, at);
      } else if (!isNullable(declared)) {
        missing.add(new InvalidInput.Field(at, "field.required"));
      }
    }
  }

  private void value(AnnotatedType declared, JsonNode value, String pointer) {
    Type type = declared.getType();
    if (value.isNull()) {
      missing.add(new InvalidInput.Field(pointer, "field.required"));
    } else if (type instanceof Class<?> record && record.isRecord()) {
      object(record, value, pointer);
    } else if (declared instanceof AnnotatedParameterizedType parameterized) {
      AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
      boolean map = ((ParameterizedType) type).getRawType() == Map.class;
      if (map ? !value.isObject() : !value.isArray()) {
        missing.add(new InvalidInput.Field(pointer, "field.wrong-type"));
      } else if (map) {
        value
            .properties()
            .forEach(one -> value(arguments[1], one.getValue(), pointer + "/" + one.getKey()));
      } else {
        for (int i = 0; i < value.size(); i++) {
          value(arguments[0], value.get(i), pointer + "/" + i);
        }
      }
    }
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
