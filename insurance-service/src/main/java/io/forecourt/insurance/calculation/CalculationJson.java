package io.forecourt.insurance.calculation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.forecourt.insurance.premium.Calculation.Basis;
import io.forecourt.insurance.premium.Calculation.Quote;
import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Requests and results as they are stored: decimals as text, with every digit that they had. */
public final class CalculationJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(
              BigDecimal.class,
              override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .addMixIn(Basis.class, NamedBasis.class)
          .build();

  private CalculationJson() {}

  /** The kind of a basis stands beside its figures. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
  private interface NamedBasis {}

  public static String write(QuoteBody request) {
    return JSON.writeValueAsString(request);
  }

  public static String write(Quote result) {
    return JSON.writeValueAsString(result);
  }

  public static QuoteBody request(String stored) {
    return JSON.readValue(stored, QuoteBody.class);
  }

  public static Quote result(String stored) {
    return JSON.readValue(stored, Quote.class);
  }
}
