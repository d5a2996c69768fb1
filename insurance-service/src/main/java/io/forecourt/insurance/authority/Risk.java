package io.forecourt.insurance.authority;

import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of a quotation authority is measured by; null where the quotation has no such section.
 *
 * @param sumInsured the greatest of its lines
 * @param discount how far the three factors together lie below one
 */
record Risk(
    String useClass,
    @Nullable BigDecimal autonomousFactor,
    @Nullable BigDecimal commercialTotal,
    @Nullable BigDecimal sumInsured,
    @Nullable Integer vehicleMonths,
    @Nullable BigDecimal discount) {

  private static final String SPECIAL = "SPECIAL_";

  /**
   * @param request and {@code result} as the premium specification writes them
   */
  static Risk of(JsonNode request, JsonNode result) {
    String use = request.path("vehicle").path("useClass").asString("");
    JsonNode commercial = result.path("commercial");
    if (!commercial.isObject()) {
      return new Risk(use, null, null, null, null, null);
    }
    return new Risk(
        use,
        decimal(commercial.path("autonomousFactor")),
        decimal(commercial.path("total")),
        StreamSupport.stream(commercial.path("lines").spliterator(), false)
            .map(line -> decimal(line.path("sumInsured")))
            .reduce(BigDecimal.ZERO, BigDecimal::max),
        commercial.path("vehicleMonths").asInt(0),
        BigDecimal.ONE.subtract(decimal(commercial.path("combinedFactor"))).max(BigDecimal.ZERO));
  }

  boolean isSpecialVehicle() {
    return useClass.startsWith(SPECIAL);
  }

  private static BigDecimal decimal(JsonNode amount) {
    return new BigDecimal(amount.asString("0"));
  }
}
