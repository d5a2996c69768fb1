package io.forecourt.crm.cadence;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/v1/crm/leads/{id}/grade")
@Tag(name = "Leads")
class GradeController {

  record GradeRequest(
      @NotNull @Size(max = 16) @IsCode @Schema(example = "H") String grade,
      @Size(max = 500) @Nullable @Schema(example = "asked for a delivery date") String reason) {

    /** Leaves the reason out of logs. */
    @Override
    public String toString() {
      return "GradeRequest[" + grade + "]";
    }
  }

  /**
   * @param history oldest first, the present grade last
   */
  record GradeResponse(
      String leadId,
      long version,
      String store,
      String grade,
      List<Change> history,
      List<String> allowedActions) {

    record Change(String grade, String gradedBy, Instant gradedAt, @Nullable String reason) {

      /** Leaves the reason out of logs. */
      @Override
      public String toString() {
        return "Change[" + grade + "]";
      }
    }
  }

  private final CadenceDesk desk;
  private final LeadDesk leads;
  private final PersonalData personal;
  private final AllowedActions actions;

  GradeController(CadenceDesk desk, LeadDesk leads, PersonalData personal, AllowedActions actions) {
    this.desk = desk;
    this.leads = leads;
    this.personal = personal;
    this.actions = actions;
  }

  @GetMapping
  @Permit("crm.lead.read")
  @Operation(summary = "Show the grade of a lead", description = "Who gave which, when and why.")
  ResponseEntity<GradeResponse> show(@PathVariable String id) {
    return answer(desk.show(id));
  }

  @PostMapping
  @Permit("crm.lead.grade")
  @Operation(
      summary = "Grade a lead",
      description =
          "By the customer's intent, one of the store's grades. The contact that is owed next is"
              + " planned anew from now on; what is overdue stays overdue.")
  ResponseEntity<GradeResponse> grade(
      @PathVariable String id, @Valid @RequestBody GradeRequest request) {
    return answer(desk.grade(id, request.grade(), request.reason()));
  }

  private ResponseEntity<GradeResponse> answer(LeadGrade graded) {
    Lead lead = leads.find(graded.leadId());
    long version = Objects.requireNonNull(graded.version());
    return Answers.of(
        HttpStatus.OK,
        "/api/v1/crm/leads/" + graded.leadId() + "/grade",
        version,
        new GradeResponse(
            graded.leadId(),
            version,
            graded.storeCode(),
            graded.grade(),
            graded.changes().stream()
                .map(
                    change ->
                        new GradeResponse.Change(
                            change.grade(),
                            change.gradedBy(),
                            change.gradedAt(),
                            personal.openNote(lead.customerId(), change.reasonSealed())))
                .toList(),
            actions
                .on(lead.store(), lead.consultantId())
                .when(desk.isInHand(lead), "grade", "crm.lead.grade")
                .names()));
  }
}
