package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.ErasureDesk;
import io.forecourt.platform.access.Permit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/erasure")
@Tag(name = "Erasure", description = "Customers who ask to be forgotten")
class ErasureController {

  record ErasureResponse(
      String id,
      String customerId,
      String requestedBy,
      Instant requestedAt,
      @Nullable LocalDate restrictedUntil,
      @Nullable Instant erasedAt,
      List<String> completedBy) {}

  private final ErasureDesk desk;
  private final CustomerAnswers answers;
  private final CustomerWebMapper map;

  ErasureController(ErasureDesk desk, CustomerAnswers answers, CustomerWebMapper map) {
    this.desk = desk;
    this.answers = answers;
    this.map = map;
  }

  @PostMapping
  @Permit(value = "crm.customer.erase", reason = true)
  @Operation(
      summary = "Forget a customer",
      description =
          "Without a sale every personal field goes at once. A buyer's file is restricted until the"
              + " statutory period ends.")
  ResponseEntity<CustomerResponse> erase(@PathVariable String customerId) {
    return answers.answer(HttpStatus.OK, desk.request(customerId));
  }

  @GetMapping
  @Permit("crm.customer.erase")
  @Operation(
      summary = "Show an erasure and who has completed it",
      description = "Together the services' answers are the receipt.")
  ErasureResponse show(@PathVariable String customerId) {
    return map.toResponse(desk.progress(customerId));
  }
}
