package io.forecourt.sales.price;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/price-list")
@Tag(name = "Prices", description = "What cars and extras cost today")
class PriceListController {

  record PriceListResponse(
      String store, LocalDate date, List<PricedModel> models, List<PricedItem> items) {}

  private final PriceList prices;
  private final Access access;
  private final StoreCalendars calendars;
  private final BusinessClock clock;

  PriceListController(
      PriceList prices, Access access, StoreCalendars calendars, BusinessClock clock) {
    this.prices = prices;
    this.access = access;
    this.calendars = calendars;
    this.clock = clock;
  }

  @GetMapping
  @Permit("sales.price-list.read")
  @Operation(
      summary = "Show the price list of my store",
      description =
          "Models at the maker's guide price, extras at the prices in force today; all tax"
              + " included.")
  PriceListResponse show() {
    String store = access.caller().store();
    LocalDate today = clock.today(calendars.zone(store));
    return new PriceListResponse(store, today, prices.models(), prices.items(store, today));
  }
}
