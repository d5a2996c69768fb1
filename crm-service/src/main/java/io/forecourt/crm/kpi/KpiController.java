package io.forecourt.crm.kpi;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/kpis")
@Tag(name = "KPIs", description = "Key figures of crm, counted from its facts")
class KpiController {

  record KpisResponse(LocalDate from, LocalDate to, List<KpiFigure> kpis) {}

  private final KpiDesk desk;

  KpiController(KpiDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  @Permit(KpiDesk.READ)
  @Operation(
      summary = "Count key figures",
      description =
          "From one day to another, both included, each store in its own zone; with numerator,"
              + " denominator, formula and where the facts stand. A share of nothing is null and"
              + " says so. A consultant sees the own figures.")
  KpisResponse kpis(
      @RequestParam(required = false)
          @Nullable
          @Size(max = 40)
          @Parameter(example = "KPI-FUP-01", description = "Some figures; all when left out")
          List<@Size(max = 40) String> code,
      @RequestParam @Parameter(example = "2026-11-01") LocalDate from,
      @RequestParam @Parameter(example = "2026-11-30") LocalDate to,
      @RequestParam(required = false) @Nullable KpiGrouping by,
      @RequestParam(required = false) @Size(max = 16) @IsCode @Nullable String store) {
    Set<String> ids = code == null ? Set.of() : new TreeSet<>(code);
    return new KpisResponse(from, to, desk.inScope(ids, from, to, store, by));
  }
}
