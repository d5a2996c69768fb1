package io.forecourt.sales.outlet;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Partners and their forecasts in the caller's scope. */
@Component
class OutletList {
  private static final RowMapper<DealerForecast> FORECAST = RecordMapper.of(DealerForecast.class);

  private final Outlets outlets;
  private final Keyset pages;

  OutletList(Outlets outlets, Keyset pages) {
    this.outlets = outlets;
    this.pages = pages;
  }

  /**
   * Null means any.
   *
   * @param withoutForecastOf a month, as {@code 2026-12}, of which they have not said what they
   *     will sell
   */
  @Transactional(readOnly = true)
  Page<Outlet> outlets(
      @Nullable String type,
      @Nullable OutletState state,
      @Nullable String code,
      @Nullable String withoutForecastOf,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT o.id FROM outlet o WHERE {scope:o.store_code,o.owner_id}")
            .and("o.type = :type", type)
            .and("o.state = :state", state)
            .and("o.code = :code", code)
            .and(
                """
                NOT EXISTS (SELECT 1 FROM dealer_forecast f
                             WHERE f.outlet_id = o.id AND f.month = :month)
                """,
                withoutForecastOf);
    Page<String> ids =
        pages.page(
            OutletDesk.READ,
            query,
            request,
            Map.of("enteredAt", "o.entered_at"),
            "o.id",
            (row, _) -> row.getString("id"));
    Map<String, Outlet> found =
        outlets.findByIdIn(ids.items()).stream()
            .collect(Collectors.toMap(Outlet::id, Function.identity()));
    return ids.map(id -> Objects.requireNonNull(found.get(id)));
  }

  /**
   * Null means any.
   *
   * @param newest whether only what no correction has replaced
   */
  Page<DealerForecast> forecasts(
      @Nullable String outletId,
      @Nullable String month,
      @Nullable Boolean newest,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT f.* FROM dealer_forecast f WHERE {scope:f.store_code,f.owner_id}")
            .and("f.outlet_id = :outlet", outletId)
            .and("f.month = :month", month)
            .either(newest, "f.superseded_by IS NULL", "f.superseded_by IS NOT NULL");
    return pages.page(
        ForecastDesk.READ,
        query,
        request,
        Map.of("submittedAt", "f.submitted_at"),
        "f.id",
        FORECAST);
  }
}
