package io.forecourt.platform.operation;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.operation.Operations.OperationResponse;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Long work over HTTP. */
@RestController
@RequestMapping(OperationController.PATH)
@Tag(name = "Operations", description = "Work that takes longer than a request")
class OperationController {
  static final String PATH = "/api/v1/${forecourt.service}/operations";

  private final Operations operations;

  OperationController(Operations operations) {
    this.operations = operations;
  }

  @GetMapping("/{id}")
  @Permit(Operations.READ)
  @io.swagger.v3.oas.annotations.Operation(
      summary = "Show how a long work goes",
      description = "Units done of the total, units with a fault, and where the result is.")
  ResponseEntity<OperationResponse> show(@PathVariable String id) {
    return answer(operations.get(id));
  }

  @PostMapping("/{id}/cancellation")
  @Permit(value = Operations.CANCEL, reason = true)
  @io.swagger.v3.oas.annotations.Operation(
      summary = "Stop a long work",
      description = "It ends before its next chunk. What is done stays done.")
  ResponseEntity<OperationResponse> cancel(@PathVariable String id) {
    return answer(operations.cancel(id));
  }

  private ResponseEntity<OperationResponse> answer(Operation operation) {
    return ResponseEntity.ok()
        .location(operations.location(operation.id()))
        .eTag(Versions.etag(Objects.requireNonNull(operation.version())))
        .body(operations.response(operation));
  }
}
