package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.RateData.InsurerVersion;
import io.forecourt.platform.rule.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads rate tables from JSON, figures as exact decimals. */
public final class RateFiles {

  /** The tables that a release brings along. */
  private static final String SHIPPED = "policy/insurance-rates.json";

  private static final JsonMapper TOLERANT =
      JsonMapper.builder()
          // notes, labels and the ranges of the law stand beside the figures
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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

  /** The tables that all insurers share, out of a file that may hold insurers, too. */
  static String withoutInsurers(JsonNode file) {
    JsonNode copy = file.deepCopy();
    ((ObjectNode) copy.path("commercial")).putArray("insurers");
    return text(copy);
  }

  static String text(JsonNode tree) {
    return TOLERANT.writeValueAsString(tree);
  }

  /**
   * @throws InvalidInput if the text is not JSON
   */
  static JsonNode tree(String text) {
    try {
      return TOLERANT.readTree(text);
    } catch (JacksonException malformed) {
      throw new InvalidInput("", "rate-table.not-json");
    }
  }

  /** Tables that were accepted before. */
  public static RateData tariff(String text) {
    return TOLERANT.readValue(text, RateData.class);
  }

  /** Tables that were accepted before. */
  static InsurerVersion insurerVersion(String text) {
    return STRICT.readValue(text, InsurerVersion.class);
  }

  /**
   * Tables as somebody uploads them.
   *
   * @throws InvalidInput with every broken rule
   */
  static RateData acceptTariff(JsonNode tree) {
    if (!tree.at("/commercial/insurers").isEmpty()) {
      throw new InvalidInput("/commercial/insurers", "rate-table.insurers-apart");
    }
    if (tree.path("commercial") instanceof ObjectNode commercial) {
      commercial.putArray("insurers");
    }
    RateData data = bind(TOLERANT, tree, RateData.class);
    refuse(TariffRules.check(data));
    return data;
  }

  /**
   * Tables as somebody uploads them.
   *
   * @throws InvalidInput with every broken rule
   */
  static InsurerVersion acceptInsurerVersion(JsonNode tree, BigDecimal expenseRatioCap) {
    InsurerVersion version = bind(STRICT, tree, InsurerVersion.class);
    refuse(InsurerVersionRules.check(version, expenseRatioCap));
    return version;
  }

  private static <T extends Record> T bind(JsonMapper json, JsonNode tree, Class<T> type) {
    refuse(Completeness.missing(type, tree));
    try {
      return json.treeToValue(tree, type);
    } catch (JacksonException wrong) {
      throw new InvalidInput(
          pointer(wrong),
          wrong instanceof UnrecognizedPropertyException ? "field.unknown" : "field.wrong-type");
    }
  }

  private static String pointer(JacksonException wrong) {
    JsonPointer pointer = JsonPointer.empty();
    for (JacksonException.Reference step : wrong.getPath()) {
      String name = step.getPropertyName();
      pointer = name == null ? pointer.appendIndex(step.getIndex()) : pointer.appendProperty(name);
    }
    return pointer.toString();
  }

  private static void refuse(List<InvalidInput.Field> broken) {
    if (!broken.isEmpty()) {
      throw new InvalidInput(broken);
    }
  }
}
