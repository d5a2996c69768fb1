package io.forecourt.platform.web;

import io.forecourt.platform.value.InvalidValue;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Money in JSON: {@code {"amount":"30000.00","currency":"CNY"}}; an amount is never a JSON number.
 */
final class ValueJson extends SimpleModule {

  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{1,2})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  ValueJson() {
    super("forecourt-values");
    addSerializer(Money.class, new MoneyWriter());
    addDeserializer(Money.class, new MoneyReader());
  }

  private static final class MoneyWriter extends StdSerializer<Money> {
    MoneyWriter() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator out, SerializationContext context) {
      out.writeStartObject(money);
      out.writeStringProperty("amount", money.amount().toPlainString());
      out.writeStringProperty("currency", money.currency());
      out.writeEndObject();
    }
  }

  private static final class MoneyReader extends StdDeserializer<Money> {
    MoneyReader() {
      super(Money.class);
    }

    @Override
    public @Nullable Money deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        return (Money) context.handleUnexpectedToken(Money.class, in);
      }
      String amount = null;
      String currency = null;
      String broken = null;
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        boolean known = name.equals("amount") || name.equals("currency");
        if (!known) {
          context.handleUnknownProperty(in, this, Money.class, name);
        } else if (value != JsonToken.VALUE_STRING) {
          in.skipChildren();
          broken = name.equals("amount") ? "money.amount" : "money.currency";
        } else if (name.equals("amount")) {
          amount = in.getString();
        } else {
          currency = in.getString();
        }
      }
      if (amount == null || !AMOUNT.matcher(amount).matches()) {
        broken = "money.amount";
      } else if (currency == null || !CURRENCY.matcher(currency).matches()) {
        broken = "money.currency";
      }
      if (broken != null || amount == null || currency == null) {
        return (Money)
            context.handleInstantiationProblem(
                Money.class, null, new InvalidValue(broken == null ? "money.amount" : broken));
      }
      return new Money(new BigDecimal(amount), currency);
    }
  }
}
