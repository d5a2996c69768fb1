package io.forecourt.insurance.policy;

import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.premium.Product;
import io.forecourt.insurance.quotation.QuotationRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one policy of a quotation covers.
 *
 * @param vehicleTax collected with a compulsory premium
 */
record QuotedCover(
    PolicyKind kind,
    Product product,
    String insurerCode,
    LocalDate startDate,
    LocalDate endDate,
    BigDecimal premium,
    @Nullable BigDecimal vehicleTax) {

  /**
   * @param result of the quotation, as the premium specification writes it
   * @return empty when the quotation has no such section
   */
  static Optional<QuotedCover> of(QuotationRow quotation, JsonNode result, PolicyKind kind) {
    return switch (kind) {
      case COMPULSORY -> {
        JsonNode tax = result.path("vehicleTax").path("tax");
        yield Optional.of(
            new QuotedCover(
                kind,
                Product.COMPULSORY,
                quotation.insurerCode(),
                quotation.startDate(),
                quotation.endDate(),
                quotation.premium(),
                tax.isValueNode() && !tax.isNull() ? new BigDecimal(tax.asString()) : null));
      }
      case COMMERCIAL ->
          Optional.of(result.path("commercial"))
              .filter(JsonNode::isObject)
              .map(
                  section ->
                      new QuotedCover(
                          kind,
                          commercial(quotation),
                          section.path("insurerCode").asString(quotation.insurerCode()),
                          LocalDate.parse(section.path("startDate").asString()),
                          LocalDate.parse(section.path("endDate").asString()),
                          new BigDecimal(section.path("total").asString()),
                          null));
    };
  }

  private static Product commercial(QuotationRow quotation) {
    return Product.commercialOf(
        CalculationJson.request(quotation.request()).toRequest().vehicle().energy());
  }
}
