package io.forecourt.sales.quote.web;

import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.quote.application.PrepareQuote;
import io.forecourt.sales.quote.domain.HoldOutcome;
import io.forecourt.sales.quote.domain.Quote;
import io.forecourt.sales.quote.domain.QuoteVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface QuoteWebMapper {

  PrepareQuote toCommand(QuoteController.QuoteRequest request);

  PrepareQuote toCommand(QuoteController.VersionRequest request);

  @Mapping(target = "quantity", source = "quantity", defaultValue = "1")
  PrepareQuote.Item toItem(QuoteController.ItemRequest item);

  @Mapping(target = "id", source = "id")
  @Mapping(target = "version", source = "version")
  @Mapping(target = "dealId", source = "deal.value")
  @Mapping(target = "store", source = "store")
  @Mapping(target = "newest", source = "newest")
  @Mapping(target = "versions", source = "versions")
  QuoteResponse toResponse(
      String id,
      long version,
      OrderId deal,
      String store,
      QuoteVersion newest,
      List<QuoteVersion> versions,
      Quote.@Nullable Issue issued,
      List<String> allowedActions);

  QuoteResponse.VersionResponse toResponse(QuoteVersion version);

  QuoteResponse.IssueResponse toResponse(Quote.Issue issue);

  default QuoteResponse.HoldResponse toResponse(HoldOutcome hold) {
    return switch (hold) {
      case HoldOutcome.NotAsked _ -> answer(QuoteResponse.HoldAnswer.NOT_ASKED);
      case HoldOutcome.Held held ->
          new QuoteResponse.HoldResponse(
              QuoteResponse.HoldAnswer.HELD, held.holdId(), held.until());
      case HoldOutcome.NoCar _ -> answer(QuoteResponse.HoldAnswer.NO_CAR);
      case HoldOutcome.InventoryDown _ -> answer(QuoteResponse.HoldAnswer.INVENTORY_DOWN);
    };
  }

  private static QuoteResponse.HoldResponse answer(QuoteResponse.HoldAnswer outcome) {
    return new QuoteResponse.HoldResponse(outcome, null, null);
  }
}
