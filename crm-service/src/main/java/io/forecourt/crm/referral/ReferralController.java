package io.forecourt.crm.referral;

import io.forecourt.crm.referral.ReferralDesk.RecordReferral;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Mobile;
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
import jakarta.validation.constraints.NotBlank;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/referrals")
@Tag(name = "Referrals", description = "Customers who bring customers")
class ReferralController {

  record ReferralRequest(
      @NotBlank @Size(max = 36) @Schema(description = "The customer who brings somebody")
          String referrerId,
      @NotBlank @Size(max = 60) @Schema(example = "张明") String name,
      @NotNull @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") String mobile,
      @Size(max = 40) @IsCode @Schema(example = "M1") @Nullable String modelCode) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "ReferralRequest";
    }
  }

  /**
   * An introduction.
   *
   * @param customerId who was brought
   * @param countsUntil an order before then counts
   */
  record ReferralResponse(
      String id,
      long version,
      @Schema(example = "RF-EAST-20261121-0001") String number,
      String store,
      String referrerId,
      String customerId,
      String leadId,
      Referral.State state,
      String recordedBy,
      Instant recordedAt,
      Instant countsUntil,
      @Nullable String orderId,
      @Nullable Instant convertedAt,
      List<String> allowedActions) {}

  private final ReferralDesk desk;

  ReferralController(ReferralDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @Permit(ReferralDesk.RECORD)
  @Operation(
      summary = "Record that a customer brings somebody",
      description = "The person becomes a lead. Who is known already was brought by nobody.")
  ResponseEntity<ReferralResponse> record(@Valid @RequestBody ReferralRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.record(
            new RecordReferral(
                request.referrerId(),
                request.name(),
                Mobile.of(request.mobile()),
                request.modelCode())));
  }

  @GetMapping
  @Permit(ReferralDesk.READ)
  @Operation(summary = "List referrals", description = "Those in my scope.")
  Page<ReferralResponse> list(
      @RequestParam(required = false) Referral.@Nullable State state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String referrerId,
      @Listing(sorts = "recordedAt") ListRequest page) {
    Page<Referral> found = desk.page(state, referrerId, page);
    return found.map(ReferralController::body);
  }

  @GetMapping("/{id}")
  @Permit(ReferralDesk.READ)
  @Operation(summary = "Show a referral")
  ResponseEntity<ReferralResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(ReferralDesk.READ, id));
  }

  private static ResponseEntity<ReferralResponse> answer(HttpStatus status, Referral referral) {
    return Answers.of(
        status, "/api/v1/crm/referrals/" + referral.id(), referral.version(), body(referral));
  }

  private static ReferralResponse body(Referral referral) {
    return new ReferralResponse(
        referral.id(),
        Objects.requireNonNull(referral.version()),
        referral.number(),
        referral.storeCode(),
        referral.referrerCustomerId(),
        referral.referredCustomerId(),
        referral.leadId(),
        referral.state(),
        referral.ownerId(),
        referral.recordedAt(),
        referral.countsUntil(),
        referral.orderId(),
        referral.convertedAt(),
        List.of());
  }
}
