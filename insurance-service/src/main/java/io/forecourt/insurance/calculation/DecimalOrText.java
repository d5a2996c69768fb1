package io.forecourt.insurance.calculation;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** A measure that some write as a number and some as a decimal string; both are exact here. */
final class DecimalOrText extends StdScalarDeserializer<BigDecimal> {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");

  DecimalOrText() {
    super(BigDecimal.class);
  }

  @Override
  public @Nullable BigDecimal deserialize(JsonParser in, DeserializationContext context) {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return in.getDecimalValue();
    }
    if (token == JsonToken.VALUE_STRING && FORM.matcher(in.getString()).matches()) {
      return new BigDecimal(in.getString());
    }
    return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, in.getString(), "decimal");
  }
}
