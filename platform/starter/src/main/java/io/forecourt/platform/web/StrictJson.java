package io.forecourt.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads request bodies strictly: nothing unknown, nothing converted, every unreadable field named
 * at once. Events and the answers of neighbours are read by the tolerant mapper instead.
 */
final class StrictJson extends JacksonJsonHttpMessageConverter {

  StrictJson(JsonMapper tolerant) {
    super(strict(tolerant));
  }

  static JsonMapper strict(JsonMapper tolerant) {
    return tolerant
        .rebuild()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .withCoercionConfig(
            LogicalType.Textual,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Enum,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .addModule(
            new SimpleModule("forecourt-strict-times")
                .addDeserializer(
                    Instant.class,
                    new Text<>(Instant.class, text -> OffsetDateTime.parse(text).toInstant()))
                .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(LocalTime.class, new Text<>(LocalTime.class, LocalTime::parse)))
        .build();
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws java.io.IOException {
    JavaType target = getMapper().constructType(type.getType());
    byte[] body = StreamUtils.copyToByteArray(message.getBody());
    try {
      Object value = getMapper().readerFor(target).readValue(body);
      if (value == null) {
        throw new HttpMessageNotReadableException("no value", message);
      }
      return value;
    } catch (JacksonException error) {
      throw new HttpMessageNotReadableException(
          "unreadable body", Unreadable.explain(getMapper(), target, body, error), message);
    }
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message)
      throws java.io.IOException {
    return read(ResolvableType.forClass(type), message, null);
  }

  /** A time that must be written as text in ISO 8601. */
  private static final class Text<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        return (T) context.handleUnexpectedToken(handledType(), in);
      }
      try {
        return parse.apply(in.getString());
      } catch (DateTimeException malformed) {
        return (T) context.handleWeirdStringValue(handledType(), in.getString(), "not ISO 8601");
      }
    }
  }
}
