package io.forecourt.hr.rota;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/rotas")
@Tag(name = "Rotas")
class RotaController {

  record ShiftRequest(
      @Schema(example = "01997e5a-0000-7000-8000-000000000001") @NotBlank @Size(max = 36)
          String personId,
      @Schema(example = "2026-11-23T01:00:00Z") @NotNull Instant startsAt,
      @Schema(example = "2026-11-23T10:00:00Z") @NotNull Instant endsAt) {}

  record PlanRotaRequest(
      @Schema(example = "EAST") @NotNull @Pattern(regexp = "[A-Z][A-Z0-9]{1,15}") String storeCode,
      @Schema(example = "2027-03-01") @NotNull LocalDate weekStart,
      @NotNull @Size(max = 1000) List<@Valid @NotNull ShiftRequest> shifts) {}

  record SwapRequest(
      @NotBlank @Size(max = 36) String fromPersonId,
      @NotBlank @Size(max = 36) String toPersonId,
      @Schema(example = "2026-11-24") @NotNull LocalDate date) {}

  record RotaSummary(
      String id, long version, String storeCode, LocalDate from, LocalDate to, String state) {}

  record RotaResponse(
      String id,
      long version,
      String storeCode,
      LocalDate from,
      LocalDate to,
      String state,
      List<Shift> shifts,
      List<String> allowedActions) {}

  private static final String READ = "hr.rota.read";
  private static final String PLAN = "hr.rota.plan";

  private final RotaService rotas;
  private final Keyset keyset;
  private final Access access;

  RotaController(RotaService rotas, Keyset keyset, Access access) {
    this.rotas = rotas;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "Rotas by week")
  Page<RotaSummary> list(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @Listing(sorts = "weekStart") ListRequest page) {
    var query =
        ListQuery.of(
                "SELECT r.id, r.version, r.store_code, r.week_start, r.state FROM rota r"
                    + " WHERE {scope:r.store_code}")
            .and("r.week_start >= :from", from)
            .and("r.week_start <= :to", to);
    return keyset.page(
        READ,
        query,
        page,
        Map.of("weekStart", "r.week_start"),
        "r.id",
        (row, _) -> {
          LocalDate start = row.getObject("week_start", LocalDate.class);
          return new RotaSummary(
              row.getString("id"),
              row.getInt("version"),
              row.getString("store_code"),
              start,
              start.plusDays(6),
              row.getString("state"));
        });
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "One rota with its shifts")
  ResponseEntity<RotaResponse> get(@PathVariable String id) {
    Rota rota = inScope(READ, id);
    return answer(ResponseEntity.ok(), rota);
  }

  @PostMapping
  @Permit(PLAN)
  @Operation(summary = "Plans the shifts of a week")
  ResponseEntity<RotaResponse> plan(@Valid @RequestBody PlanRotaRequest request) {
    access.requireInScope(PLAN, "store", request.storeCode(), request.storeCode(), null);
    String id =
        rotas.plan(
            request.storeCode(),
            access.caller().personId(),
            request.weekStart(),
            request.shifts().stream()
                .map(shift -> new Shift(shift.personId(), shift.startsAt(), shift.endsAt()))
                .toList());
    return answer(ResponseEntity.created(URI.create("/api/v1/hr/rotas/" + id)), rotas.get(id));
  }

  @PostMapping("/{id}/publication")
  @Permit(PLAN)
  @Operation(summary = "Publishes a rota")
  ResponseEntity<RotaResponse> publish(@PathVariable String id) {
    inScope(PLAN, id);
    rotas.publish(id);
    return answer(
        ResponseEntity.ok().location(URI.create("/api/v1/hr/rotas/" + id)), rotas.get(id));
  }

  @PostMapping("/{id}/swaps")
  @Permit(PLAN)
  @Operation(summary = "Gives the shifts of one day to a colleague")
  ResponseEntity<RotaResponse> swap(
      @PathVariable String id, @Valid @RequestBody SwapRequest request) {
    inScope(PLAN, id);
    Rota swapped = rotas.swap(id, request.fromPersonId(), request.toPersonId(), request.date());
    return answer(ResponseEntity.ok().location(URI.create("/api/v1/hr/rotas/" + id)), swapped);
  }

  private Rota inScope(String action, String id) {
    Rota rota = rotas.get(id);
    access.requireInScope(action, "rota", id, rota.storeCode(), null);
    return rota;
  }

  private ResponseEntity<RotaResponse> answer(ResponseEntity.BodyBuilder answer, Rota rota) {
    List<String> allowed = new ArrayList<>();
    if (access.mayOn(PLAN, rota.storeCode(), null)) {
      if (rota.state().canBecome(RotaState.PUBLISHED) && !rota.shifts().isEmpty()) {
        allowed.add("publication");
      }
      if (!rota.shifts().isEmpty()) {
        allowed.add("swaps");
      }
    }
    return answer
        .eTag(Versions.etag(rota.currentVersion()))
        .body(
            new RotaResponse(
                rota.id(),
                rota.currentVersion(),
                rota.storeCode(),
                rota.weekStart(),
                rota.weekEnd(),
                rota.state().name(),
                rota.shifts(),
                allowed));
  }
}
