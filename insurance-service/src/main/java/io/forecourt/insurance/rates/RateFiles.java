package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.RateData.InsurerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rate tables from JSON, figures as exact decimals. */
public final class RateFiles {

  /** The tables that a release brings along. */
  static final String SHIPPED = "policy/insurance-rates.json";

  private static final JsonMapper TOLERANT =
      JsonMapper.builder()
          // notes, labels and the ranges of the law stand beside the figures
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final JsonMapper STRICT =
      TOLERANT.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private RateFiles() {}

  /** The shipped tables with their insurers. */
  public static RateData shipped() {
    return TOLERANT.readValue(shippedText(), RateData.class);
  }

  /** Their text. */
  public static String shippedText() {
    try (InputStream file = new ClassPathResource(SHIPPED).getInputStream()) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(SHIPPED, unreadable);
    }
  }

  static JsonNode tree(String text) {
    return TOLERANT.readTree(text);
  }

  static String text(JsonNode tree) {
    return TOLERANT.writeValueAsString(tree);
  }

  public static RateData tariff(String text) {
    return TOLERANT.readValue(text, RateData.class);
  }

  static InsurerVersion insurerVersion(String text) {
    return STRICT.readValue(text, InsurerVersion.class);
  }
}
