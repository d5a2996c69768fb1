package io.forecourt.sales.quote.web;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.quote.domain.QuoteLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote with all its versions, the newest last.
 *
 * @param dealId the deal or order it is made for
 * @param issued the version in the customer's hand
 */
@Schema(name = "Quote")
record QuoteResponse(
    String id,
    long version,
    String dealId,
    String store,
    VersionResponse newest,
    List<VersionResponse> versions,
    @Nullable IssueResponse issued,
    List<String> allowedActions) {

  /**
   * @param total of all lines, tax included
   * @param validUntil the first moment at which it no longer holds
   */
  record VersionResponse(
      int number,
      String modelCode,
      @Nullable String colour,
      @Nullable String configuration,
      List<QuoteLine> lines,
      Money listPrice,
      Money discount,
      Money total,
      Instant validUntil,
      String preparedBy,
      Instant preparedAt) {}

  record IssueResponse(int version, Instant at, String by, HoldResponse hold) {}

  enum HoldAnswer {
    NOT_ASKED,
    HELD,
    /** Inventory has no free car of this kind; the quote is issued all the same. */
    NO_CAR,
    /** Inventory did not answer; the quote is issued without a hold. */
    INVENTORY_DOWN
  }

  record HoldResponse(HoldAnswer outcome, @Nullable String holdId, @Nullable Instant until) {}
}
