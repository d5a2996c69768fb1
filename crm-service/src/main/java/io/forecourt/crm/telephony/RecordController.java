package io.forecourt.crm.telephony;

import io.forecourt.crm.telephony.RecordDesk.Report;
import io.forecourt.crm.telephony.RecordDesk.Taken;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsMobile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
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
@RequestMapping("/api/v1/crm")
@Tag(
    name = "Contact records",
    description = "Calls and messages as the telephone system and WeCom report them, signed")
class RecordController {
  private static final String SIGNED =
      " Signed: X-Sender, X-Timestamp (seconds) and X-Signature, the HMAC-SHA256 in hex over"
          + " timestamp, a full stop and the body. The same record again is answered with 200.";

  /**
   * @param number of the customer
   */
  record CallReport(
      @NotBlank @Size(max = 100) @Schema(example = "pbx-20261126-000017") String recordId,
      @NotNull @Schema(example = "OUT") Direction direction,
      @NotBlank @Size(max = 30) @Schema(example = "139 1234 5678") String number,
      @NotBlank @Size(max = 20) @Schema(example = "8017") String extension,
      @NotNull @Schema(example = "2026-11-26T02:15:00Z") Instant startedAt,
      @NotNull @PositiveOrZero @Max(86_400) @Schema(example = "95") Integer talkSeconds,
      @Size(max = 200) @Nullable String recording) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "CallReport[" + recordId + "]";
    }
  }

  /**
   * @param account of the member of staff
   * @param contactAccount of the customer
   * @param mobile of the customer, where WeCom knows it; the account is known by it from then on
   */
  record MessageReport(
      @NotBlank @Size(max = 100) @Schema(example = "wx-20261126-0042") String messageId,
      @NotNull @Schema(example = "IN") Direction direction,
      @NotBlank @Size(max = 64) @Schema(example = "LiNa") String account,
      @NotBlank @Size(max = 64) @Schema(example = "wmAb12") String contactAccount,
      @Size(max = 30) @IsMobile @Nullable String mobile,
      @NotNull @Schema(example = "2026-11-26T02:15:00Z") Instant sentAt) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "MessageReport[" + messageId + "]";
    }
  }

  /**
   * @param personId who of the staff took part; null when the account is nobody's
   * @param customerId null while nobody is known by the number
   */
  record RecordResponse(
      String id,
      long version,
      String recordId,
      Channel channel,
      Direction direction,
      String store,
      @Nullable String personId,
      String account,
      @Nullable String customerId,
      Instant startedAt,
      @Nullable Integer talkSeconds,
      @Nullable String recording,
      Instant receivedAt,
      List<String> allowedActions) {}

  private final RecordDesk desk;
  private final RecordList list;

  RecordController(RecordDesk desk, RecordList list) {
    this.desk = desk;
    this.list = list;
  }

  @PostMapping("/telephony/call-records")
  @Permit("crm.contact-record.report")
  @Operation(
      summary = "Report a call",
      description =
          "By the telephone system. A call that was long enough completes what the person of the"
              + " extension owes the customer; one that nobody answered counts as a try."
              + SIGNED)
  ResponseEntity<RecordResponse> call(@Valid @RequestBody CallReport report) {
    return taken(
        desk.take(
            new Report(
                report.recordId(),
                Channel.CALL,
                report.direction(),
                report.extension(),
                report.number(),
                null,
                report.startedAt(),
                report.talkSeconds(),
                report.recording())));
  }

  @PostMapping("/wecom/messages")
  @Permit("crm.contact-record.report")
  @Operation(
      summary = "Report a message",
      description =
          "By WeCom. A message of the customer completes what the person of the account owes, for"
              + " the kinds of contact that the store's policy names."
              + SIGNED)
  ResponseEntity<RecordResponse> message(@Valid @RequestBody MessageReport report) {
    return taken(
        desk.take(
            new Report(
                report.messageId(),
                Channel.WECOM,
                report.direction(),
                report.account(),
                report.mobile(),
                report.contactAccount(),
                report.sentAt(),
                null,
                null)));
  }

  @GetMapping("/contact-records")
  @Permit("crm.contact-record.read")
  @Operation(summary = "List calls and messages", description = "Those in my scope, no numbers.")
  Page<RecordResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Nullable Channel channel,
      @Listing(sorts = "startedAt") ListRequest page) {
    Page<ContactRecord> found = list.records(customerId, channel, page);
    return found.map(RecordController::body);
  }

  @GetMapping("/contact-records/{id}")
  @Permit("crm.contact-record.read")
  @Operation(summary = "Show a call or a message")
  ResponseEntity<RecordResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(id));
  }

  private static ResponseEntity<RecordResponse> taken(Taken taken) {
    return answer(taken.fresh() ? HttpStatus.CREATED : HttpStatus.OK, taken.record());
  }

  private static ResponseEntity<RecordResponse> answer(HttpStatus status, ContactRecord record) {
    RecordResponse body = body(record);
    return Answers.of(status, "/api/v1/crm/contact-records/" + record.id(), body.version(), body);
  }

  private static RecordResponse body(ContactRecord record) {
    return new RecordResponse(
        record.id(),
        Objects.requireNonNull(record.version()),
        record.recordId(),
        record.channel(),
        record.direction(),
        record.storeCode(),
        record.ownerId(),
        record.account(),
        record.customerId(),
        record.startedAt(),
        record.talkSeconds(),
        record.recording(),
        record.receivedAt(),
        List.of());
  }
}
