package io.forecourt.crm.campaign.web;

import io.forecourt.crm.campaign.application.Attendance;
import io.forecourt.crm.campaign.application.CampaignDesk;
import io.forecourt.crm.campaign.application.Invitation;
import io.forecourt.crm.campaign.application.Invitation.Answer;
import io.forecourt.crm.campaign.application.InvitationDesk;
import io.forecourt.crm.campaign.application.Segment;
import io.forecourt.crm.campaign.application.SignInDesk;
import io.forecourt.crm.campaign.persistence.GuestList;
import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMobile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/crm/campaigns/{id}")
@Tag(name = "Campaign guests", description = "Who is chosen, invited and comes")
class CampaignGuestController {

  record CriterionRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "INSURANCE_EXPIRY") String field,
      @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> in,
      @Schema(example = "2026-12-01") @Nullable LocalDate from,
      @Schema(example = "2027-01-31") @Nullable LocalDate to) {}

  record SegmentRequest(
      @NotNull @Size(max = 10) List<@NotNull @Valid CriterionRequest> criteria,
      @NotNull @Min(1) @Max(5_000) @Schema(example = "200") Integer size,
      @NotNull @Schema(example = "20261205") Long seed) {}

  record SegmentResponse(
      String id,
      String campaignId,
      List<SegmentCriterion> criteria,
      String purpose,
      long seed,
      int found,
      int size,
      String frozenBy,
      Instant frozenAt) {}

  record InvitationRequest(@NotBlank @Size(max = 64) String customerId) {}

  record RoundRequest(
      @NotBlank @Size(max = 64) String segmentId,
      @NotNull @Min(1) @Max(200) @Schema(example = "50") Integer limit) {}

  record RoundResponse(int sent, Map<String, Integer> refused, int waiting) {}

  record InvitationResponse(
      String id,
      long version,
      String campaignId,
      String customerId,
      @Nullable String segmentId,
      String agentId,
      String messageId,
      Instant sentAt,
      @Nullable Answer answer,
      @Nullable String evidence,
      @Nullable String answeredTo,
      @Nullable Instant answeredAt) {}

  record AnswerRequest(
      @NotNull @Schema(example = "YES") Answer answer,
      @NotBlank @Size(max = 200) @IsRecordReference @Schema(example = "call-2026-11-23-0017")
          String evidence) {}

  record SignInRequest(
      @NotBlank @Size(max = 60) @Schema(example = "张明") String name,
      @NotNull @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") String mobile,
      @Size(max = 40) @IsCode @Nullable String modelCode) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "SignInRequest";
    }
  }

  record AttendanceResponse(
      String id,
      String campaignId,
      String customerId,
      String leadId,
      boolean broughtLead,
      boolean invited,
      String signedInBy,
      Instant signedInAt) {}

  private final CampaignDesk campaigns;
  private final InvitationDesk invitations;
  private final SignInDesk signIns;
  private final GuestList list;
  private final CampaignWebMapper map;

  CampaignGuestController(
      CampaignDesk campaigns,
      InvitationDesk invitations,
      SignInDesk signIns,
      GuestList list,
      CampaignWebMapper map) {
    this.campaigns = campaigns;
    this.invitations = invitations;
    this.signIns = signIns;
    this.list = list;
    this.map = map;
  }

  @PostMapping("/segments")
  @Permit("crm.campaign.segment")
  @Operation(
      summary = "Freeze a segment",
      description =
          "Customers who fit every criterion, agreed to the channel and have no open complaint; the"
              + " seed draws the same people again. Fields: BOUGHT_MODEL, INTEREST, GRADE, DISTRICT,"
              + " LAST_CONTACT, INSURANCE_EXPIRY.")
  ResponseEntity<SegmentResponse> freeze(
      @PathVariable String id, @Valid @RequestBody SegmentRequest request) {
    Segment frozen =
        invitations.freeze(
            id,
            request.criteria().stream().map(map::toCriterion).toList(),
            request.size(),
            request.seed());
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create("/api/v1/crm/campaigns/" + id + "/segments"))
        .body(map.toResponse(frozen));
  }

  @GetMapping("/segments")
  @Permit("crm.campaign.segment")
  @Operation(summary = "List the segments", description = "Newest first.")
  List<SegmentResponse> segments(@PathVariable String id) {
    return invitations.segments(id).stream().map(map::toResponse).toList();
  }

  @PostMapping("/invitations")
  @Permit("crm.campaign.invite")
  @Operation(
      summary = "Invite a customer",
      description = "With the approved words. Not without consent, nor while a complaint is open.")
  ResponseEntity<InvitationResponse> invite(
      @PathVariable String id, @Valid @RequestBody InvitationRequest request) {
    return answer(HttpStatus.CREATED, invitations.invite(id, request.customerId()));
  }

  @PostMapping("/invitation-rounds")
  @Permit("crm.campaign.invite")
  @Operation(
      summary = "Invite from a segment",
      description = "The next members who may still be written to; the others are left out.")
  RoundResponse inviteFrom(@PathVariable String id, @Valid @RequestBody RoundRequest request) {
    var round = invitations.inviteFrom(id, request.segmentId(), request.limit());
    return new RoundResponse(round.sent(), round.refused(), round.waiting());
  }

  @GetMapping("/invitations")
  @Permit("crm.campaign.read")
  @Operation(summary = "List the invitations")
  Page<InvitationResponse> list(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Answer answer,
      @Listing(sorts = "sentAt") ListRequest page) {
    campaigns.require("crm.campaign.read", id);
    Page<Invitation> found = list.invitations(id, answer, page);
    return found.map(map::toResponse);
  }

  @GetMapping("/invitations/{invitationId}")
  @Permit("crm.campaign.read")
  @Operation(summary = "Show an invitation")
  ResponseEntity<InvitationResponse> show(
      @PathVariable String id, @PathVariable String invitationId) {
    return answer(HttpStatus.OK, invitations.show(id, invitationId));
  }

  @PostMapping("/invitations/{invitationId}/answer")
  @Permit("crm.campaign.invite")
  @Operation(
      summary = "Take the answer",
      description = "With the record that proves it; a later answer replaces it.")
  ResponseEntity<InvitationResponse> answered(
      @PathVariable String id,
      @PathVariable String invitationId,
      @Valid @RequestBody AnswerRequest request) {
    return answer(
        HttpStatus.OK, invitations.answer(id, invitationId, request.answer(), request.evidence()));
  }

  @PostMapping("/attendances")
  @Permit("crm.campaign.sign-in")
  @Operation(
      summary = "Sign somebody in",
      description =
          "A new contact becomes a lead of the campaign; a known lead is touched by it. Who is"
              + " signed in already is answered as before.")
  ResponseEntity<AttendanceResponse> signIn(
      @PathVariable String id, @Valid @RequestBody SignInRequest request) {
    Attendance came = signIns.signIn(id, map.toCommand(request));
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create("/api/v1/crm/campaigns/" + id + "/attendances"))
        .body(map.toResponse(came));
  }

  @GetMapping("/attendances")
  @Permit("crm.campaign.read")
  @Operation(summary = "List who came")
  Page<AttendanceResponse> attendances(
      @PathVariable String id, @Listing(sorts = "signedInAt") ListRequest page) {
    campaigns.require("crm.campaign.read", id);
    Page<Attendance> found = list.attendances(id, page);
    return found.map(map::toResponse);
  }

  private ResponseEntity<InvitationResponse> answer(HttpStatus status, Invitation invitation) {
    return Answers.of(
        status,
        "/api/v1/crm/campaigns/" + invitation.campaignId() + "/invitations/" + invitation.id(),
        invitation.version(),
        map.toResponse(invitation));
  }
}
