package io.forecourt.platform.review;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.review.ReviewDesk.ReviewReport;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
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

/** The reviews of a service over HTTP. */
@RestController
@RequestMapping("/api/v1/${forecourt.service}/reviews")
@Tag(name = "Reviews", description = "Who looked at which report, with one remark")
class ReviewController {

  /**
   * @param reportId id of the report, or the day, month or list that was looked at
   */
  record ReviewRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "FOLLOW_UPS_OVERDUE") String reportKind,
      @NotBlank @Size(max = 64) @Schema(example = "2026-11-26") String reportId,
      @NotBlank @Size(max = 500) @Schema(example = "3 overdue, each given to a colleague")
          String remark) {

    /** Leaves the remark out of logs. */
    @Override
    public String toString() {
      return "ReviewRequest[" + reportKind + ", " + reportId + "]";
    }
  }

  record ReviewResponse(
      String id,
      long version,
      String store,
      String reportKind,
      String reportId,
      String remark,
      String reviewedBy,
      Instant reviewedAt,
      List<String> allowedActions) {

    /** Leaves the remark out of logs. */
    @Override
    public String toString() {
      return "ReviewResponse[" + id + "]";
    }
  }

  private final ReviewDesk desk;
  private final ReviewList list;
  private final String path;

  ReviewController(String service, ReviewDesk desk, ReviewList list) {
    this.desk = desk;
    this.list = list;
    this.path = "/api/v1/" + service + "/reviews/";
  }

  @PostMapping
  @Permit(ReviewDesk.CREATE)
  @Operation(
      summary = "Confirm that a report was looked at",
      description = "With one remark. Which roles review which kind is the store's policy.")
  ResponseEntity<ReviewResponse> review(@Valid @RequestBody ReviewRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.review(new ReviewReport(request.reportKind(), request.reportId(), request.remark())));
  }

  @GetMapping
  @Permit(ReviewDesk.READ)
  @Operation(summary = "List reviews", description = "Those in my scope.")
  Page<ReviewResponse> list(
      @RequestParam(required = false) @Size(max = 40) @Nullable String reportKind,
      @RequestParam(required = false) @Size(max = 64) @Nullable String reportId,
      @Listing(sorts = "reviewedAt") ListRequest page) {
    Page<Review> found = list.page(reportKind, reportId, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit(ReviewDesk.READ)
  @Operation(summary = "Show a review")
  ResponseEntity<ReviewResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(id));
  }

  private ResponseEntity<ReviewResponse> answer(HttpStatus status, Review review) {
    ReviewResponse body = body(review);
    return Answers.of(status, path + review.id(), body.version(), body);
  }

  private ReviewResponse body(Review review) {
    return new ReviewResponse(
        review.id(),
        Objects.requireNonNull(review.version()),
        review.storeCode(),
        review.reportKind(),
        review.reportId(),
        desk.remark(review),
        review.ownerId(),
        review.reviewedAt(),
        List.of());
  }
}
