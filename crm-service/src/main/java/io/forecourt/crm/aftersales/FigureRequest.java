package io.forecourt.crm.aftersales;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A figure as it is sent. */
record FigureRequest(
    @NotNull @Size(max = 40) @IsCode @Schema(example = "PROFIT") String figure,
    @NotNull @Digits(integer = 16, fraction = 2) @Schema(example = "182000.00") BigDecimal value) {

  /**
   * @throws InvalidInput if one is sent twice
   */
  static Map<String, BigDecimal> byCode(String pointer, @Nullable List<FigureRequest> sent) {
    Map<String, BigDecimal> values = new TreeMap<>();
    for (FigureRequest each : sent == null ? List.<FigureRequest>of() : sent) {
      if (values.put(each.figure(), each.value()) != null) {
        throw new InvalidInput(pointer, "after-sales.figure-twice");
      }
    }
    return values;
  }
}
