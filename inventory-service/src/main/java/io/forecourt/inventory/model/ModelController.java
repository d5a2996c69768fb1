package io.forecourt.inventory.model;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/models")
@Tag(name = "Catalogue")
class ModelController {

  private static final Map<String, String> SORTS = Map.of("code", "m.code");

  private final Models models;
  private final Keyset keyset;

  ModelController(Models models, Keyset keyset) {
    this.models = models;
    this.keyset = keyset;
  }

  @PostMapping
  @Permit("inventory.model.publish")
  @Operation(summary = "Publish a model with its guide price")
  ResponseEntity<ModelResponse> publish(@Valid @RequestBody PublishModelRequest request) {
    ModelRow model =
        models.publish(
            new ModelRow(
                request.code(),
                request.brand(),
                request.series(),
                request.name(),
                request.energy().name(),
                request.seats(),
                request.displacementMl(),
                request.guidePrice().amount(),
                request.guidePrice().currency(),
                String.join(",", request.colours()),
                "ON_SALE",
                null));
    return Answers.of(
        HttpStatus.CREATED,
        "/api/v1/inventory/models/" + model.code(),
        version(model),
        response(model));
  }

  @GetMapping("/{code}")
  @Permit("inventory.model.read")
  @Operation(summary = "One model")
  ResponseEntity<ModelResponse> model(@PathVariable String code) {
    ModelRow model = models.get(code);
    return ResponseEntity.ok().eTag(Versions.etag(version(model))).body(response(model));
  }

  @GetMapping
  @Permit("inventory.model.read")
  @Operation(summary = "The catalogue")
  Page<ModelResponse> models(@Listing(sorts = "code") ListRequest list) {
    return keyset.page(
        "inventory.model.read",
        // The catalogue is the group's: every caller with the action sees all of it.
        "SELECT m.* FROM model m WHERE {scope:'GROUP'}",
        Map.of(),
        list,
        SORTS,
        "m.code",
        ModelController::row);
  }

  private static ModelResponse row(ResultSet row, int index) throws SQLException {
    int displacement = row.getInt("displacement_ml");
    Integer displacementMl = row.wasNull() ? null : displacement;
    return new ModelResponse(
        row.getString("code"),
        row.getLong("version"),
        row.getString("brand"),
        row.getString("series"),
        row.getString("name"),
        Energy.valueOf(row.getString("energy")),
        row.getInt("seats"),
        displacementMl,
        new Money(row.getBigDecimal("guide_price"), row.getString("currency")),
        List.of(row.getString("colours").split(",")),
        row.getString("status"),
        List.of());
  }

  private static ModelResponse response(ModelRow model) {
    return new ModelResponse(
        model.code(),
        version(model),
        model.brand(),
        model.series(),
        model.name(),
        Energy.valueOf(model.energy()),
        model.seats(),
        model.displacementMl(),
        new Money(model.guidePrice(), model.currency()),
        List.of(model.colours().split(",")),
        model.status(),
        List.of());
  }

  private static long version(ModelRow model) {
    return model.version() == null ? 0 : model.version();
  }

  /** What drives the car; the words of the premium rules. */
  enum Energy {
    ICE,
    HEV,
    ENERGY_SAVING,
    PHEV,
    BEV,
    FCEV
  }

  record PublishModelRequest(
      @NotNull @IsCode @Schema(example = "FC-A1") String code,
      @NotBlank @Size(max = 60) @Schema(example = "Forecourt") String brand,
      @NotBlank @Size(max = 60) @Schema(example = "A") String series,
      @NotBlank @Size(max = 120) @Schema(example = "A 1.5T") String name,
      @NotNull Energy energy,
      @Min(1) @Max(60) int seats,
      @Nullable @Min(1) @Max(20000) Integer displacementMl,
      @NotNull Money guidePrice,
      @NotEmpty @Size(max = 20) @Schema(example = "[\"WHITE\", \"BLACK\"]")
          List<@NotNull @IsCode String> colours) {}

  record ModelResponse(
      String code,
      long version,
      String brand,
      String series,
      String name,
      Energy energy,
      int seats,
      @Nullable Integer displacementMl,
      Money guidePrice,
      List<String> colours,
      String status,
      List<String> allowedActions) {}
}
