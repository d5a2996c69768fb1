package io.forecourt.platform.audit;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * An aggregate as its columns, children included. Only what is stored: a decrypted value kept
 * beside it never shows. Columns of keyed hashes are left out, for they must go when a person is
 * erased, and the audit stays.
 */
final class AuditColumns {

  private static final Pattern HASH = Pattern.compile("(?:.*_)?hash(?:_.*|[0-9]*)");

  private final RelationalMappingContext mapping;

  AuditColumns(RelationalMappingContext mapping) {
    this.mapping = mapping;
  }

  String table(Class<?> type) {
    return mapping.getRequiredPersistentEntity(type).getTableName().getReference();
  }

  @Nullable Object id(Object aggregate) {
    return mapping
        .getRequiredPersistentEntity(aggregate.getClass())
        .getIdentifierAccessor(aggregate)
        .getIdentifier();
  }

  Map<String, Object> of(Object aggregate) {
    Map<String, Object> columns = new LinkedHashMap<>();
    collect(aggregate, "", columns);
    return columns;
  }

  private void collect(Object entity, String prefix, Map<String, Object> columns) {
    RelationalPersistentEntity<?> type = mapping.getRequiredPersistentEntity(entity.getClass());
    PersistentPropertyAccessor<?> values = type.getPropertyAccessor(entity);
    for (RelationalPersistentProperty property : type) {
      Object value = values.getProperty(property);
      if (value == null) {
        continue;
      }
      if (property.isEmbedded()) {
        String embedded = property.getEmbeddedPrefix();
        collect(value, prefix + (embedded == null ? "" : embedded), columns);
        continue;
      }
      String column = prefix + property.getColumnName().getReference();
      if (!HASH.matcher(column).matches()) {
        columns.put(column, plain(value));
      }
    }
  }

  private Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag;
      case BigDecimal number -> number.toPlainString();
      case Number number -> number;
      case Enum<?> constant -> constant.name();
      case TemporalAccessor time -> time.toString();
      case UUID id -> id.toString();
      case byte[] octets -> HexFormat.of().formatHex(octets);
      case AggregateReference<?, ?> reference -> String.valueOf(reference.getId());
      case Collection<?> many -> list(many);
      case Map<?, ?> keyed -> map(keyed);
      default -> entityOrText(value);
    };
  }

  private Object entityOrText(Object value) {
    if (!mapping.hasPersistentEntityFor(value.getClass())) {
      return value.toString();
    }
    Map<String, Object> columns = new LinkedHashMap<>();
    collect(value, "", columns);
    return columns;
  }

  private List<Object> list(Collection<?> many) {
    List<Object> plain = new ArrayList<>();
    for (Object one : many) {
      if (one != null) {
        plain.add(plain(one));
      }
    }
    return plain;
  }

  private Map<String, Object> map(Map<?, ?> keyed) {
    Map<String, Object> plain = new LinkedHashMap<>();
    keyed.forEach(
        (name, value) -> {
          if (value != null) {
            plain.put(String.valueOf(name), plain(value));
          }
        });
    return plain;
  }
}
