package io.forecourt.crm.plan;

import io.forecourt.platform.access.Permit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/morning-plan")
@Tag(name = "Morning plan", description = "What a person should do today")
class MorningPlanController {
  private final MorningPlan plan;

  MorningPlanController(MorningPlan plan) {
    this.plan = plan;
  }

  @GetMapping
  @Permit("crm.morning-plan.read")
  @Operation(
      summary = "Show the day of a person",
      description =
          "Contacts that are due or overdue, leads nobody has spoken to, deliveries to call and"
              + " whatever else is on today; what is worth most first, each with why, until when"
              + " and what may be done. Without a person it is my own day.")
  MorningPlan.Day show(@RequestParam(required = false) @Size(max = 64) @Nullable String person) {
    return plan.of(person);
  }
}
