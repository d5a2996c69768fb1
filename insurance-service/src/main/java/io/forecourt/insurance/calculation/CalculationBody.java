package io.forecourt.insurance.calculation;

import io.forecourt.insurance.calculation.QuoteBody.CommercialBody;
import io.forecourt.insurance.calculation.QuoteBody.CompulsoryBody;
import io.forecourt.insurance.calculation.QuoteBody.TaxBody;
import io.forecourt.insurance.calculation.QuoteBody.VehicleBody;
import io.forecourt.insurance.premium.CommissionRequest;
import io.forecourt.insurance.premium.RefundRequest;
import io.forecourt.insurance.premium.RefundRequest.PolicyType;
import io.forecourt.platform.rule.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the three operations, each with its own fields: a quote, a refund, a commission.
 *
 * @param op absent means a quote
 */
record CalculationBody(
    @Nullable Op op,
    @Nullable @Schema(example = "2026-09-01") LocalDate quoteDate,
    @Nullable @Size(max = QuoteBody.LONGEST_REGION) @Schema(example = "150100") String regionCode,
    @Nullable @Valid VehicleBody vehicle,
    @Nullable @Valid CompulsoryBody compulsory,
    @Nullable @Valid TaxBody vehicleTax,
    @Nullable @Valid CommercialBody commercial,
    @Nullable PolicyType policyType,
    @Nullable @Size(max = 40) String reason,
    @Nullable @Pattern(regexp = QuoteBody.MONEY) @Schema(example = "712.50") String premium,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable LocalDate cancelDate,
    @Nullable @Size(max = 40) @Schema(example = "DEMO_A") String insurerCode,
    @Nullable LocalDate issueDate,
    @Nullable @Size(min = 1, max = 1000) List<@NotNull @Valid CommissionLineBody> lines) {

  private static final String SIGNED = "-?" + QuoteBody.MONEY;
  private static final Set<String> OPTIONAL =
      Set.of("compulsory", "vehicleTax", "commercial", "reason");

  /** What is asked. */
  enum Op {
    QUOTE,
    REFUND,
    COMMISSION
  }

  record CommissionLineBody(
      @NotNull @Size(max = 40) @Schema(example = "COMPULSORY") String product,
      @NotNull @Pattern(regexp = SIGNED) @Schema(example = "665.00") String grossPremium) {}

  Op operation() {
    return op == null ? Op.QUOTE : op;
  }

  QuoteBody toQuote() {
    requireFieldsOf(Op.QUOTE);
    return new QuoteBody(
        Objects.requireNonNull(quoteDate),
        Objects.requireNonNull(regionCode),
        Objects.requireNonNull(vehicle),
        compulsory,
        vehicleTax,
        commercial);
  }

  RefundRequest toRefund() {
    requireFieldsOf(Op.REFUND);
    return new RefundRequest(
        Objects.requireNonNull(policyType),
        reason,
        QuoteBody.moneyOrZero(premium),
        Objects.requireNonNull(startDate),
        Objects.requireNonNull(endDate),
        Objects.requireNonNull(cancelDate));
  }

  CommissionRequest toCommission() {
    requireFieldsOf(Op.COMMISSION);
    return new CommissionRequest(
        Objects.requireNonNull(insurerCode),
        Objects.requireNonNull(issueDate),
        Objects.requireNonNull(lines).stream()
            .map(
                line ->
                    new CommissionRequest.Line(
                        line.product(),
                        new BigDecimal(line.grossPremium()).setScale(2, RoundingMode.UNNECESSARY)))
            .toList());
  }

  /** What an operation needs is there, and nothing that belongs to another one. */
  private void requireFieldsOf(Op wanted) {
    List<InvalidInput.Field> wrong = new ArrayList<>();
    for (Op one : Op.values()) {
      fields(one)
          .forEach(
              (name, value) -> {
                if (one == wanted && value == null && !OPTIONAL.contains(name)) {
                  wrong.add(new InvalidInput.Field("/" + name, "field.required"));
                }
                if (one != wanted && value != null) {
                  wrong.add(new InvalidInput.Field("/" + name, "field.unknown"));
                }
              });
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  private Map<String, @Nullable Object> fields(Op of) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    switch (of) {
      case QUOTE -> {
        fields.put("quoteDate", quoteDate);
        fields.put("regionCode", regionCode);
        fields.put("vehicle", vehicle);
        fields.put("compulsory", compulsory);
        fields.put("vehicleTax", vehicleTax);
        fields.put("commercial", commercial);
      }
      case REFUND -> {
        fields.put("policyType", policyType);
        fields.put("reason", reason);
        fields.put("premium", premium);
        fields.put("startDate", startDate);
        fields.put("endDate", endDate);
        fields.put("cancelDate", cancelDate);
      }
      case COMMISSION -> {
        fields.put("insurerCode", insurerCode);
        fields.put("issueDate", issueDate);
        fields.put("lines", lines);
      }
    }
    return fields;
  }
}
