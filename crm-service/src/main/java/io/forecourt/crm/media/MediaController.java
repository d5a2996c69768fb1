package io.forecourt.crm.media;

import io.forecourt.crm.media.MediaDesk.Taken;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/crm")
@Tag(name = "Media leads", description = "Contacts that media platforms push, signed")
class MediaController {

  record MediaResponse(String platform, String recordId, String leadId) {}

  record LentNumber(String number, Instant expiresAt) {

    /** Leaves the number out of logs. */
    @Override
    public String toString() {
      return "LentNumber[" + expiresAt + "]";
    }
  }

  record LentNumbers(String customerId, List<LentNumber> numbers) {}

  private final MediaDesk desk;
  private final VirtualNumbers virtualNumbers;

  MediaController(MediaDesk desk, VirtualNumbers virtualNumbers) {
    this.desk = desk;
    this.virtualNumbers = virtualNumbers;
  }

  @PostMapping("/media/{platform}/leads")
  @Permit("crm.media.push")
  @Operation(
      summary = "Push a lead",
      description =
          "By a media platform, in its own JSON: which field stands where is policy data. Signed:"
              + " X-Sender, X-Timestamp (seconds) and X-Signature, the HMAC-SHA256 in hex over"
              + " timestamp, a full stop and the body. The same record again is answered with 200"
              + " and the same lead.")
  ResponseEntity<MediaResponse> push(
      @PathVariable @Size(max = 40) String platform,
      @RequestBody @Schema(type = "object", description = "As the platform sends it")
          JsonNode push) {
    if (!push.isObject()) {
      throw new InvalidInput("", "field.invalid");
    }
    Taken taken = desk.take(platform, push);
    return ResponseEntity.status(taken.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(new MediaResponse(taken.platform(), taken.recordId(), taken.leadId()));
  }

  @PostMapping("/virtual-numbers/{customerId}/disclosures")
  @Permit(value = "crm.customer.disclose", reason = true)
  @Operation(
      summary = "Read the numbers that a platform lent for a customer",
      description = "Those that have not expired; the reading is logged with its reason.")
  ResponseEntity<LentNumbers> disclose(@PathVariable @Size(max = 64) String customerId) {
    return ResponseEntity.ok(
        new LentNumbers(
            customerId,
            virtualNumbers.disclose(customerId).stream()
                .map(lent -> new LentNumber(lent.number(), lent.expiresAt()))
                .toList()));
  }
}
