package io.forecourt.crm.lead.web;

import io.forecourt.crm.lead.application.LeadPool;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/pool-forecast")
@Tag(name = "Leads")
class PoolForecastController {
  private static final int MOST = 500;

  record DropResponse(
      String leadId,
      String number,
      LeadState state,
      @Nullable String consultantId,
      Instant lastTouchedAt,
      Instant dropsAt) {}

  /**
   * @param complete false when there are more than these
   */
  record ForecastResponse(String store, int days, boolean complete, List<DropResponse> items) {}

  private final LeadPool pool;
  private final Access access;

  PoolForecastController(LeadPool pool, Access access) {
    this.pool = pool;
    this.access = access;
  }

  @GetMapping
  @Permit("crm.lead.forecast-pool")
  @Operation(
      summary = "Show which leads would drop into the pool",
      description = "In my store, within so many days, if nobody speaks to them; changes nothing.")
  ForecastResponse forecast(@RequestParam(defaultValue = "7") @Min(0) @Max(90) int days) {
    String store = access.caller().store();
    var drops = pool.forecast(store, Duration.ofDays(days), MOST + 1);
    return new ForecastResponse(
        store,
        days,
        drops.size() <= MOST,
        drops.stream()
            .limit(MOST)
            .map(
                drop ->
                    new DropResponse(
                        drop.lead().id(),
                        drop.lead().snapshot().number(),
                        drop.lead().state(),
                        drop.lead().consultantId(),
                        drop.lead().lastTouchedAt(),
                        drop.dropsAt()))
            .toList());
  }
}
