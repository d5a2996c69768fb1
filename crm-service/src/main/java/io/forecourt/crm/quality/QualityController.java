package io.forecourt.crm.quality;

import io.forecourt.crm.quality.QualityDesk.Average;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
@Tag(name = "Contact quality", description = "Sampled contacts and their scores")
class QualityController {

  record ContactDrawRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "CONSULTANT") String post,
      @NotNull LocalDate day) {}

  record ContactMarkRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "GREETING") String item,
      @Min(0) @Max(100) @Schema(example = "80") int points) {}

  record ContactScoreRequest(
      @NotEmpty @Size(max = 50) List<@Valid ContactMarkRequest> marks,
      @Size(max = 500) @Nullable String remark) {

    /** Leaves the remark out of logs. */
    @Override
    public String toString() {
      return "ContactScoreRequest";
    }
  }

  /**
   * A drawn contact.
   *
   * @param contactReference id of the visit or the follow-up
   */
  record ContactSampleResponse(
      String id,
      long version,
      String store,
      String post,
      String checklist,
      ContactKind contactKind,
      String contactReference,
      Instant contactedAt,
      String personId,
      @Nullable BigDecimal score,
      @Nullable String marks,
      @Nullable String remark,
      @Nullable String scoredBy,
      @Nullable Instant scoredAt,
      List<String> allowedActions) {

    /** Leaves the remark out of logs. */
    @Override
    public String toString() {
      return "ContactSampleResponse[" + id + "]";
    }
  }

  /**
   * A draw.
   *
   * @param seed of the draw, as text because it needs 64 bits
   */
  record ContactDrawResponse(
      String id,
      String store,
      String post,
      LocalDate day,
      String seed,
      int population,
      String drawnBy,
      Instant drawnAt,
      List<ContactSampleResponse> samples) {}

  record ContactPersonScore(String personId, int samples, BigDecimal score) {}

  /** The mean score of a post in a time (KPI-SAT-07), and of each person in it. */
  record ContactPostScore(
      String post, int samples, BigDecimal score, List<ContactPersonScore> people) {}

  record ContactScores(LocalDate from, LocalDate to, List<ContactPostScore> posts) {}

  private final QualityDesk desk;
  private final AllowedActions actions;
  private final Access access;

  QualityController(QualityDesk desk, AllowedActions actions, Access access) {
    this.desk = desk;
    this.actions = actions;
    this.access = access;
  }

  @PostMapping("/contact-draws")
  @Permit(QualityDesk.DRAW)
  @Operation(
      summary = "Draw contacts of a day",
      description =
          "By lot with a stored seed, so many of each person of the post; what was drawn before is"
              + " not drawn again.")
  ResponseEntity<ContactDrawResponse> draw(@Valid @RequestBody ContactDrawRequest request) {
    ContactDrawResponse drawn = body(desk.draw(request.post(), request.day()));
    return Answers.of(HttpStatus.CREATED, "/api/v1/crm/contact-draws/" + drawn.id(), 0L, drawn);
  }

  @GetMapping("/contact-draws/{id}")
  @Permit(QualityDesk.DRAW)
  @Operation(summary = "Show a draw")
  ResponseEntity<ContactDrawResponse> draw(@PathVariable String id) {
    return ResponseEntity.ok().eTag(Versions.etag(0)).body(body(desk.drawn(id)));
  }

  @GetMapping("/contact-samples")
  @Permit(QualityDesk.READ)
  @Operation(summary = "List drawn contacts", description = "Those in my scope, the oldest first.")
  Page<ContactSampleResponse> list(
      @RequestParam(required = false) @Nullable Boolean scored,
      @RequestParam(required = false) @Size(max = 40) @Nullable String post,
      @Listing(sorts = "contactedAt") ListRequest page) {
    Page<QualitySample> found = desk.page(scored, post, page);
    return found.map(this::body);
  }

  @GetMapping("/contact-samples/{id}")
  @Permit(QualityDesk.READ)
  @Operation(summary = "Show a drawn contact")
  ResponseEntity<ContactSampleResponse> show(@PathVariable String id) {
    return answer(desk.require(QualityDesk.READ, id));
  }

  @PostMapping("/contact-samples/{id}/score")
  @Permit(QualityDesk.SCORE)
  @Operation(
      summary = "Score a drawn contact",
      description = "Every item of its check-list, 0 to 100. Nobody scores a contact of their own.")
  ResponseEntity<ContactSampleResponse> score(
      @PathVariable String id, @Valid @RequestBody ContactScoreRequest request) {
    Map<String, Integer> marks = new TreeMap<>();
    request.marks().forEach(mark -> marks.put(mark.item(), mark.points()));
    return answer(desk.score(id, marks, request.remark()));
  }

  @GetMapping("/contact-scores")
  @Permit(QualityDesk.READ)
  @Operation(
      summary = "ContactScores by post and person",
      description = "Of the contacts from one day to another, both included, in my scope.")
  ContactScores scores(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    Map<String, List<Average>> byPost =
        desk.averages(from, to).stream()
            .collect(Collectors.groupingBy(Average::post, TreeMap::new, Collectors.toList()));
    return new ContactScores(
        from,
        to,
        byPost.entrySet().stream().map(each -> post(each.getKey(), each.getValue())).toList());
  }

  private static ContactPostScore post(String post, List<Average> people) {
    int samples = people.stream().mapToInt(Average::samples).sum();
    BigDecimal sum =
        people.stream()
            .map(person -> person.score().multiply(BigDecimal.valueOf(person.samples())))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ContactPostScore(
        post,
        samples,
        sum.divide(BigDecimal.valueOf(samples), 1, RoundingMode.HALF_UP),
        people.stream()
            .map(
                person ->
                    new ContactPersonScore(person.personId(), person.samples(), person.score()))
            .toList());
  }

  private ResponseEntity<ContactSampleResponse> answer(QualitySample sample) {
    ContactSampleResponse body = body(sample);
    return Answers.of(
        HttpStatus.OK, "/api/v1/crm/contact-samples/" + sample.id(), body.version(), body);
  }

  private ContactDrawResponse body(QualityDraw.Drawn drawn) {
    QualityDraw draw = drawn.draw();
    return new ContactDrawResponse(
        draw.id(),
        draw.storeCode(),
        draw.post(),
        draw.day(),
        Long.toString(draw.seed()),
        draw.population(),
        draw.drawnBy(),
        draw.drawnAt(),
        drawn.samples().stream().map(this::body).toList());
  }

  private ContactSampleResponse body(QualitySample sample) {
    return new ContactSampleResponse(
        sample.id(),
        Objects.requireNonNull(sample.version()),
        sample.storeCode(),
        sample.post(),
        sample.checklist(),
        sample.contactKind(),
        sample.contactReference(),
        sample.contactedAt(),
        sample.personId(),
        sample.score(),
        sample.marks(),
        desk.remarkOf(sample),
        sample.scoredBy(),
        sample.scoredAt(),
        actions
            .on(sample.storeCode(), sample.personId())
            .when(sample.mayBeScoredBy(access.caller().personId()), "score", QualityDesk.SCORE)
            .names());
  }
}
