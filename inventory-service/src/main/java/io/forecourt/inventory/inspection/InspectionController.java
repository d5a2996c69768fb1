package io.forecourt.inventory.inspection;

import io.forecourt.inventory.inspection.Inspections.Finding;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/inspections")
@Tag(name = "Pre-delivery inspection")
class InspectionController {

  private static final Map<String, String> SORTS = Map.of("dueAt", "i.due_at");

  private final Inspections inspections;
  private final Access access;
  private final Keyset keyset;

  InspectionController(Inspections inspections, Access access, Keyset keyset) {
    this.inspections = inspections;
    this.access = access;
    this.keyset = keyset;
  }

  @GetMapping
  @Permit("inventory.inspection.read")
  @Operation(summary = "Inspections by the time at which they are due")
  Page<InspectionSummary> inspections(
      @Listing(sorts = "dueAt") ListRequest list,
      @RequestParam(required = false) @Nullable InspectionState state,
      @RequestParam(required = false) @Nullable String vehicleId) {
    var query =
        ListQuery.of(
                """
                SELECT i.id, i.vehicle_id, i.vin, i.order_id, i.state, i.slot_at, i.due_at
                  FROM inspection i WHERE {scope:i.store_code}
                """)
            .and("i.state = :state", state)
            .and("i.vehicle_id = :vehicle", vehicleId);
    return keyset.page(
        "inventory.inspection.read",
        query,
        list,
        SORTS,
        "i.id",
        (row, _) ->
            new InspectionSummary(
                row.getString("id"),
                row.getString("vehicle_id"),
                row.getString("vin"),
                row.getString("order_id"),
                InspectionState.valueOf(row.getString("state")),
                row.getTimestamp("slot_at").toInstant(),
                row.getTimestamp("due_at").toInstant()));
  }

  @GetMapping("/{id}")
  @Permit("inventory.inspection.read")
  @Operation(summary = "One inspection with its check-list")
  ResponseEntity<InspectionResponse> inspection(@PathVariable String id) {
    InspectionResponse body = response(inspections.inspection(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @PostMapping("/{id}/result")
  @Permit("inventory.inspection.record")
  @Operation(summary = "Record the findings of the whole check-list")
  ResponseEntity<InspectionResponse> result(
      @PathVariable String id, @Valid @RequestBody ResultRequest request) {
    InspectionResponse body =
        response(
            inspections.record(
                id,
                request.items().stream()
                    .map(item -> new Finding(item.code(), item.ok(), item.remark()))
                    .toList()));
    return Answers.of(HttpStatus.OK, "/api/v1/inventory/inspections/" + id, body.version(), body);
  }

  private InspectionResponse response(InspectionRow row) {
    boolean open = row.state() == InspectionState.OPEN;
    return new InspectionResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.vehicleId(),
        row.vin(),
        row.orderId(),
        row.state(),
        row.slotAt(),
        row.dueAt(),
        inspections.checkList(row.storeCode()),
        inspections.findings(row),
        row.inspectedBy(),
        row.inspectedAt(),
        open && access.mayOn("inventory.inspection.record", row.storeCode(), null)
            ? List.of("result")
            : List.of());
  }

  record ResultRequest(@NotEmpty @Size(max = 100) List<@Valid ItemRequest> items) {}

  record ItemRequest(
      @NotNull @IsCode @Schema(example = "BODY_AND_PAINT") String code,
      @NotNull Boolean ok,
      @Nullable @Size(max = 200) String remark) {}

  record InspectionSummary(
      String id,
      String vehicleId,
      String vin,
      String orderId,
      InspectionState state,
      Instant slotAt,
      Instant dueAt) {}

  record InspectionResponse(
      String id,
      long version,
      String vehicleId,
      String vin,
      String orderId,
      InspectionState state,
      Instant slotAt,
      Instant dueAt,
      List<String> checkList,
      List<Finding> items,
      @Nullable String inspectedBy,
      @Nullable Instant inspectedAt,
      List<String> allowedActions) {}
}
