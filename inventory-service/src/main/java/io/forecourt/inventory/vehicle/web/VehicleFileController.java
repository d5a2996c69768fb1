package io.forecourt.inventory.vehicle.web;

import io.forecourt.inventory.vehicle.application.VehicleFiles;
import io.forecourt.inventory.vehicle.application.VehicleFiles.Document;
import io.forecourt.inventory.vehicle.application.VehicleFiles.VehicleFile;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/inventory/vehicles/{id}/file")
@Tag(name = "Stock")
class VehicleFileController {

  private final VehicleFiles files;

  VehicleFileController(VehicleFiles files) {
    this.files = files;
  }

  @GetMapping
  @Permit("inventory.vehicle.read")
  @Operation(summary = "The papers of a car and what is still missing")
  FileResponse file(@PathVariable String id) {
    return response(files.of(id));
  }

  @PostMapping
  @Permit("inventory.file.complete")
  @Operation(summary = "File papers of a car")
  ResponseEntity<FileResponse> add(
      @PathVariable String id, @Valid @RequestBody FileRequest request) {
    VehicleFile file =
        files.add(
            id,
            request.documents().stream()
                .map(document -> new Document(document.kind(), document.number()))
                .toList());
    return ResponseEntity.ok()
        .location(URI.create("/api/v1/inventory/vehicles/" + id + "/file"))
        .body(response(file));
  }

  private static FileResponse response(VehicleFile file) {
    return new FileResponse(file.vehicleId(), file.documents(), file.missing(), file.complete());
  }

  record FileRequest(@NotEmpty @Size(max = 20) List<@Valid DocumentRequest> documents) {}

  record DocumentRequest(
      @NotNull @IsCode @Schema(example = "CERTIFICATE_OF_CONFORMITY") String kind,
      @NotBlank @Size(max = 64) @Schema(example = "WA-2026-000123") String number) {}

  record FileResponse(
      String vehicleId, List<Document> documents, List<String> missing, boolean complete) {}
}
