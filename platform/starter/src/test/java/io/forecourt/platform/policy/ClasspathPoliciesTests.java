package io.forecourt.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class ClasspathPoliciesTests {
  record Discount(
      BigDecimal limit, Duration answerWithin, List<Step> steps, @Nullable String hint) {}

  record Step(String role, int percent) {}

  private static final String VERSIONS =
      """
      {"versions": [
        {"effectiveFrom": "2026-01-01", "store": null, "note": "first year",
         "limit": 1000.50, "answerWithin": "PT30M", "steps": [{"role": "sm", "percent": 3}]},
        {"effectiveFrom": "2026-07-01",
         "limit": 2000, "answerWithin": "PT1H", "steps": [], "hint": "half year"},
        {"effectiveFrom": "2026-03-01", "store": "WEST",
         "limit": 500, "answerWithin": "PT15M", "steps": []}
      ]}
      """;

  private final Policies policies = policies(VERSIONS);

  @ParameterizedTest
  @CsvSource({
    "EAST, 2026-01-01, 1000.50",
    "EAST, 2026-06-30, 1000.50",
    "EAST, 2026-07-01, 2000",
    "EAST, 2030-01-01, 2000",
    "WEST, 2026-02-28, 1000.50",
    "WEST, 2026-03-01, 500",
    "WEST, 2026-12-31, 500",
  })
  void theLatestVersionThatHasBegunIsInForceAndAStoresOwnWins(
      String store, LocalDate date, BigDecimal limit) {
    assertThat(policies.inForce("discount", Discount.class, store, date).limit())
        .isEqualByComparingTo(limit);
  }

  @Test
  void theDataBecomesARecord() {
    Discount discount =
        policies.inForce("discount", Discount.class, "EAST", LocalDate.of(2026, 1, 1));

    assertThat(discount)
        .isEqualTo(
            new Discount(
                new BigDecimal("1000.50"),
                Duration.ofMinutes(30),
                List.of(new Step("sm", 3)),
                null));
  }

  @Test
  void theDayBeforeTheFirstVersionThereIsNone() {
    assertThatExceptionOfType(NoPolicyInForce.class)
        .isThrownBy(
            () -> policies.inForce("discount", Discount.class, "EAST", LocalDate.of(2025, 12, 31)))
        .withMessageContaining("discount")
        .withMessageContaining("EAST")
        .withMessageContaining("2025-12-31");
  }

  @Test
  void anUnknownPolicyIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> policies.inForce("refund", Discount.class, "EAST", LocalDate.of(2026, 1, 1)))
        .withMessageContaining("policy/refund.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"versions\": []}",
        "{\"versions\": [{\"limit\": 1}]}",
        "{\"versions\": [{\"effectiveFrom\": \"next year\"}]}",
        "{\"versions\": [1]}",
        "{\"versions\": [{\"effectiveFrom\": \"2026-01-01\", \"store\": 7}]}",
        "{\"versions\": [{\"effectiveFrom\": \"2026-01-01\"}, {\"effectiveFrom\":"
            + " \"2026-01-01\"}]}",
        "{\"versions\": ["
      })
  void aFileThatIsNoPolicyStopsTheStart(String content) {
    assertThatIllegalStateException().isThrownBy(() -> policies(content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"answerWithin\": \"PT1H\", \"steps\": []",
        "\"limit\": 1, \"answerWithin\": \"soon\", \"steps\": []",
        "\"limit\": 1, \"answerWithin\": \"PT1H\", \"steps\": [], \"limits\": 2",
        "\"limit\": 1, \"answerWithin\": \"PT1H\", \"steps\": [{\"role\": \"sm\"}]",
        "\"limit\": 1, \"answerWithin\": \"PT1H\", \"steps\": [{\"percent\": 1}]"
      })
  void aDeclaredPolicyThatDoesNotFitItsRecordStopsTheStart(String data) {
    String content =
        "{\"versions\": [{\"effectiveFrom\": \"2026-01-01\", \"store\": \"EAST\", " + data + "}]}";

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new ClasspathPolicies(
                    List.of(resource(content)), List.of(new Policy<>("discount", Discount.class))))
        .withMessageContaining("policy/discount.json, version of 2026-01-01 for EAST");
  }

  @Test
  void dataOfAnotherKindInTheSameFolderIsLeftAlone() {
    assertThat(policies("{\"sales.order.place\": {\"sc\": \"own\"}}")).isNotNull();
  }

  private static Policies policies(String content) {
    return new ClasspathPolicies(List.of(resource(content)), List.of());
  }

  private static Resource resource(String content) {
    return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return "discount.json";
      }
    };
  }
}
