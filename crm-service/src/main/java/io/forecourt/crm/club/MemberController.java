package io.forecourt.crm.club;

import io.forecourt.crm.points.BookingKind;
import io.forecourt.crm.points.PointsLedger;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
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
@RequestMapping("/api/v1/crm/members")
@Tag(name = "Members", description = "The members' club and its points")
class MemberController {

  record EnrolmentRequest(@NotBlank @Size(max = 36) String customerId) {}

  record RedemptionRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "CAR_WASH") String reward,
      @NotNull @Min(1) @Max(99) @Schema(example = "1") Integer count) {}

  record PointsEntryResponse(
      String id,
      BookingKind kind,
      @Schema(description = "What it was booked for") String cause,
      @Nullable String reversesId,
      @Schema(description = "What came, or went when negative") long points,
      Instant at,
      String by) {

    static PointsEntryResponse of(PointsLedger.Entry entry) {
      return new PointsEntryResponse(
          entry.id(),
          entry.kind(),
          entry.cause(),
          entry.reversesId(),
          entry.points(),
          entry.at(),
          entry.by());
    }
  }

  record PointsResponse(
      String memberId, long balance, String level, List<PointsEntryResponse> entries) {}

  /**
   * A membership.
   *
   * @param level by what was earned lately; left out of lists
   */
  record MemberResponse(
      String id,
      long version,
      @Schema(example = "MB-EAST-20261121-0001") String number,
      String store,
      String customerId,
      Member.State state,
      @Schema(example = "SILVER") @Nullable String level,
      String enrolledBy,
      Instant enrolledAt,
      @Nullable LocalDate leftOn,
      Member.@Nullable Departure leftBecause,
      List<String> allowedActions) {}

  private final ClubDesk desk;
  private final AllowedActions actions;

  MemberController(ClubDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @PostMapping
  @Permit(ClubDesk.ENROL)
  @Operation(
      summary = "Take a customer into the club",
      description = "Who agreed to it; a customer is a member once.")
  ResponseEntity<MemberResponse> enrol(@Valid @RequestBody EnrolmentRequest request) {
    return answer(HttpStatus.CREATED, desk.enrol(request.customerId()));
  }

  @GetMapping
  @Permit(ClubDesk.READ)
  @Operation(summary = "List members", description = "Those in my scope.")
  Page<MemberResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) Member.@Nullable State state,
      @Listing(sorts = "enrolledAt") ListRequest page) {
    Page<Member> found = desk.page(customerId, state, page);
    return found.map(member -> body(member, null));
  }

  @GetMapping("/{id}")
  @Permit(ClubDesk.READ)
  @Operation(summary = "Show a member")
  ResponseEntity<MemberResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(ClubDesk.READ, id));
  }

  @PostMapping("/{id}/departure")
  @Permit(value = ClubDesk.ENROL, reason = true)
  @Operation(summary = "Let a member go", description = "What is left of the points is lost.")
  ResponseEntity<MemberResponse> depart(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.depart(id));
  }

  @GetMapping("/{id}/points")
  @Permit(ClubDesk.READ)
  @Operation(summary = "Show a member's points", description = "With the newest bookings.")
  PointsResponse points(@PathVariable String id) {
    return points(desk.require(ClubDesk.READ, id));
  }

  @PostMapping("/{id}/redemptions")
  @Permit(ClubDesk.REDEEM)
  @Operation(
      summary = "Spend points on a reward",
      description = "Never more than there are; what expires first is spent first.")
  ResponseEntity<PointsResponse> redeem(
      @PathVariable String id, @Valid @RequestBody RedemptionRequest request) {
    desk.redeem(id, request.reward(), request.count());
    return pointsAnswer(id);
  }

  @PostMapping("/{id}/redemptions/{bookingId}/reversal")
  @Permit(value = ClubDesk.REVERSE, reason = true)
  @Operation(summary = "Take a redemption back", description = "By a counter-entry.")
  ResponseEntity<PointsResponse> reverse(@PathVariable String id, @PathVariable String bookingId) {
    desk.reverseRedemption(id, bookingId);
    return pointsAnswer(id);
  }

  private ResponseEntity<PointsResponse> pointsAnswer(String id) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create("/api/v1/crm/members/" + id + "/points"))
        .body(points(desk.require(ClubDesk.READ, id)));
  }

  private PointsResponse points(Member member) {
    ClubDesk.Account account = desk.account(member);
    return new PointsResponse(
        member.id(),
        account.balance(),
        account.level(),
        account.entries().stream().map(PointsEntryResponse::of).toList());
  }

  private ResponseEntity<MemberResponse> answer(HttpStatus status, Member member) {
    return Answers.of(
        status,
        "/api/v1/crm/members/" + member.id(),
        member.version(),
        body(member, desk.level(member)));
  }

  private MemberResponse body(Member member, @Nullable String level) {
    boolean active = member.state() == Member.State.ACTIVE;
    return new MemberResponse(
        member.id(),
        Objects.requireNonNull(member.version()),
        member.number(),
        member.storeCode(),
        member.customerId(),
        member.state(),
        level,
        member.enrolledBy(),
        member.enrolledAt(),
        member.leftOn(),
        member.leftBecause(),
        actions
            .on(member.storeCode(), null)
            .when(active, "departure", ClubDesk.ENROL)
            .when(active, "redemptions", ClubDesk.REDEEM)
            .names());
  }
}
