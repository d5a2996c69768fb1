package io.forecourt.hr.store;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/stores")
@Tag(name = "Stores", description = "Sites of the group")
class StoreController {

  record OpenStoreRequest(
      @Schema(example = "NORTH") @NotNull @Pattern(regexp = "[A-Z][A-Z0-9]{1,15}") String code,
      @Schema(example = "北城店") @NotBlank @Size(max = 120) String name,
      @Schema(example = "Asia/Shanghai") @NotBlank @Size(max = 60) String zone,
      @Schema(example = "{\"MON\":[\"09:00\",\"18:00\"],\"SAT\":[\"09:00\",\"18:00\"]}")
          @NotNull
          @Size(max = 7)
          Map<String, @Size(max = 2) List<@NotNull @Size(max = 5) String>> openingHours,
      @Schema(example = "[\"2027-02-06\"]") @NotNull @Size(max = 400)
          List<@NotNull LocalDate> closedDates) {}

  record OpeningHoursRequest(
      @Schema(example = "{\"MON\":[\"09:00\",\"18:00\"],\"SAT\":[\"09:00\",\"18:00\"]}")
          @NotNull
          @Size(max = 7)
          Map<String, @Size(max = 2) List<@NotNull @Size(max = 5) String>> openingHours,
      @Schema(example = "[\"2027-02-06\"]") @NotNull @Size(max = 400)
          List<@NotNull LocalDate> closedDates) {}

  record StoreResponse(
      String id,
      long version,
      String code,
      String name,
      String zone,
      Map<String, List<String>> openingHours,
      List<LocalDate> closedDates,
      LocalDate openedOn,
      List<String> allowedActions) {}

  private final StoreService stores;
  private final Keyset keyset;
  private final Access access;

  StoreController(StoreService stores, Keyset keyset, Access access) {
    this.stores = stores;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping
  @Permit("hr.store.read")
  @Operation(summary = "Stores of the group")
  Page<StoreResponse> list(@Listing(sorts = "code") ListRequest page) {
    return keyset.page(
        "hr.store.read",
        "SELECT s.code, s.name, s.zone, s.opening_hours, s.closed_dates, s.opened_on, s.version"
            + " FROM store s WHERE {scope:s.code}",
        Map.of(),
        page,
        Map.of("code", "s.code"),
        "s.code",
        (row, _) ->
            response(
                new Store(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("zone"),
                    row.getString("opening_hours"),
                    row.getString("closed_dates"),
                    row.getObject("opened_on", LocalDate.class),
                    row.getInt("version"))));
  }

  @GetMapping("/{code}")
  @Permit("hr.store.read")
  @Operation(summary = "One store")
  ResponseEntity<StoreResponse> get(@PathVariable String code) {
    Store store = stores.get(code);
    access.requireInScope("hr.store.read", "store", code, code, null);
    return answer(ResponseEntity.ok(), store);
  }

  @PostMapping
  @Permit("hr.store.open")
  @Operation(summary = "Opens a store")
  ResponseEntity<StoreResponse> open(@Valid @RequestBody OpenStoreRequest request) {
    stores.open(
        request.code(),
        request.name(),
        request.zone(),
        new OpeningHours(request.openingHours()),
        request.closedDates());
    return answer(
        ResponseEntity.created(URI.create("/api/v1/hr/stores/" + request.code())),
        stores.get(request.code()));
  }

  @PutMapping("/{code}/opening-hours")
  @Permit("hr.store.change-hours")
  @Operation(summary = "Changes opening hours and closed dates")
  ResponseEntity<StoreResponse> changeHours(
      @PathVariable String code,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @RequestBody OpeningHoursRequest request) {
    access.requireInScope("hr.store.change-hours", "store", code, code, null);
    return answer(
        ResponseEntity.ok(),
        stores.changeHours(
            code, ifMatch, new OpeningHours(request.openingHours()), request.closedDates()));
  }

  private ResponseEntity<StoreResponse> answer(ResponseEntity.BodyBuilder answer, Store store) {
    return answer.eTag(Versions.etag(store.currentVersion())).body(response(store));
  }

  private StoreResponse response(Store store) {
    List<String> allowed = new ArrayList<>();
    if (access.mayOn("hr.store.change-hours", store.code(), null)) {
      allowed.add("opening-hours");
    }
    return new StoreResponse(
        store.code(),
        store.currentVersion(),
        store.code(),
        store.name(),
        store.zone(),
        stores.hours(store).days(),
        stores.closedDates(store),
        store.openedOn(),
        allowed);
  }
}
