package io.forecourt.crm.loss;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.loss.LossDesk.CheckLoss;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm")
@Tag(name = "Losses", description = "Leads that are given up, why, and whether it is true")
class LossController {

  record LossEvidence(
      @NotNull @Schema(example = "CALL") Evidence.Kind kind,
      @NotBlank @Size(max = 200) @IsRecordReference @Schema(example = "call-2026-11-23-0017")
          String reference) {}

  /**
   * @param lost whether the customer says that it is so
   */
  record LossCheckRequest(
      @NotNull @Schema(example = "true") Boolean lost,
      @NotNull @Valid LossEvidence evidence,
      @Size(max = 500) @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "LossCheckRequest[" + lost + "]";
    }
  }

  /**
   * @param contacts how many contacts counted
   * @param sampleSeed what the draw for the check was made with
   * @param checkFollowUpId the call that asks the customer, when the draw fell on it
   * @param newLeadId the lead that came of it again
   */
  record LossResponse(
      String id,
      long version,
      String leadId,
      String store,
      @Nullable String consultantId,
      String customerId,
      LossState state,
      String reasonCode,
      boolean subjective,
      @Nullable String rival,
      @Nullable Money rivalPrice,
      @Nullable String note,
      String grade,
      int contacts,
      String requestedBy,
      Instant requestedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String sampleSeed,
      @Nullable LocalDate reactivateOn,
      @Nullable String checkFollowUpId,
      @Nullable String checkedBy,
      @Nullable Instant checkedAt,
      @Nullable String newLeadId,
      List<String> allowedActions) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "LossResponse[" + id + "]";
    }
  }

  record LossLine(
      String id,
      long version,
      String leadId,
      String store,
      @Nullable String consultantId,
      String customerId,
      LossState state,
      String reasonCode,
      boolean subjective,
      @Nullable String rival,
      String grade,
      int contacts,
      String requestedBy,
      Instant requestedAt) {}

  record RadarResponse(
      LocalDate from,
      LocalDate to,
      List<LossList.Share> byConsultant,
      List<LossList.Share> bySource) {}

  private final LossDesk desk;
  private final LossList list;
  private final PersonalData personal;
  private final Access access;
  private final AllowedActions actions;

  LossController(
      LossDesk desk, LossList list, PersonalData personal, Access access, AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.personal = personal;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping("/losses")
  @Permit("crm.loss.read")
  @Operation(summary = "List losses", description = "Those in my scope.")
  Page<LossLine> list(
      @RequestParam(required = false) @Nullable LossState state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String leadId,
      @Listing(sorts = "requestedAt") ListRequest page) {
    Page<LossList.Line> found = list.page(state, leadId, page);
    return found.map(LossController::line);
  }

  @GetMapping("/losses/{id}")
  @Permit("crm.loss.read")
  @Operation(summary = "Show a loss")
  ResponseEntity<LossResponse> show(@PathVariable String id) {
    return answer(desk.require("crm.loss.read", id));
  }

  @PostMapping("/losses/{id}/check")
  @Permit("crm.loss.check")
  @Operation(
      summary = "Say what the lost customer answered",
      description =
          "By somebody else than the consultant, with the evidence of the call. One who still wants"
              + " a car becomes a lead again.")
  ResponseEntity<LossResponse> check(
      @PathVariable String id, @Valid @RequestBody LossCheckRequest request) {
    return answer(
        desk.check(
            new CheckLoss(
                id,
                request.lost(),
                new Evidence(request.evidence().kind(), request.evidence().reference()),
                request.note())));
  }

  @GetMapping("/loss-radar")
  @Permit("crm.loss-radar.read")
  @Operation(
      summary = "Show where leads are wasted",
      description =
          "Share of losses for reasons that lie with the dealer, per consultant and per source, of"
              + " the losses that were accepted between two dates, both included.")
  RadarResponse radar(
      @RequestParam @Parameter(example = "2026-11-01") LocalDate from,
      @RequestParam @Parameter(example = "2026-11-30") LocalDate to) {
    if (to.isBefore(from)) {
      throw new InvalidInput("?to", "loss.period-backward");
    }
    return new RadarResponse(from, to, list.byConsultant(from, to), list.bySource(from, to));
  }

  private ResponseEntity<LossResponse> answer(Loss loss) {
    LossResponse body = body(loss);
    return Answers.of(HttpStatus.OK, "/api/v1/crm/losses/" + loss.id(), body.version(), body);
  }

  private LossResponse body(Loss loss) {
    Loss.Verdict verdict = loss.verdict();
    Loss.Check check = loss.check();
    return new LossResponse(
        loss.id(),
        Objects.requireNonNull(loss.version()),
        loss.leadId(),
        loss.storeCode(),
        loss.ownerId(),
        loss.customerId(),
        loss.state(),
        loss.reasonCode(),
        loss.subjective(),
        loss.rival(),
        LossDesk.price(loss),
        personal.openNote(loss.customerId(), loss.noteSealed()),
        loss.grade(),
        loss.contacts(),
        loss.requestedBy(),
        loss.requestedAt(),
        verdict == null ? null : verdict.decidedBy(),
        verdict == null ? null : verdict.decidedAt(),
        verdict == null || verdict.sampleSeed() == null ? null : verdict.sampleSeed().toString(),
        verdict == null ? null : verdict.reactivateOn(),
        check == null ? null : check.checkFollowUpId(),
        check == null ? null : check.checkedBy(),
        check == null ? null : check.checkedAt(),
        loss.newLeadId(),
        actions
            .on(loss.storeCode(), loss.ownerId())
            .when(loss.canBeCheckedBy(access.caller().personId()), "check", "crm.loss.check")
            .when(desk.canBeDecided(loss), "loss-decision", "crm.lead.decide-loss")
            .names());
  }

  private static LossLine line(LossList.Line loss) {
    return new LossLine(
        loss.id(),
        loss.version(),
        loss.leadId(),
        loss.storeCode(),
        loss.ownerId(),
        loss.customerId(),
        loss.state(),
        loss.reasonCode(),
        loss.subjective(),
        loss.rival(),
        loss.grade(),
        loss.contacts(),
        loss.requestedBy(),
        loss.requestedAt());
  }
}
