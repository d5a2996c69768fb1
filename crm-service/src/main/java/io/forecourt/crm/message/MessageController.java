package io.forecourt.crm.message;

import io.forecourt.crm.message.channel.Channel;
import io.forecourt.platform.access.Permit;
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
@RequestMapping("/api/v1/crm/messages")
@Tag(name = "Messages", description = "Every message to a customer, and what would be sent")
class MessageController {

  record MessageRequest(
      @NotBlank @Size(max = 36) String customerId,
      @NotBlank @Size(max = 60) @Schema(example = "delivery.thank-you") String template,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "AFTER_SALES") String purpose,
      @Size(max = 10) @Schema(example = "{\"model\":\"Aurora\"}")
          @Nullable Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 100) String>
              parameters) {

    /** Leaves the parameters out of logs. */
    @Override
    public String toString() {
      return "MessageRequest[" + template + "]";
    }
  }

  /**
   * @param recipient masked
   * @param text as it would be sent, with the name masked
   */
  record MessageResponse(
      String id,
      long version,
      String number,
      String store,
      String customerId,
      String template,
      String purpose,
      Channel channel,
      MessageState state,
      @Nullable String recipient,
      @Nullable String text,
      String requestedBy,
      Instant requestedAt,
      @Schema(description = "End of the quiet hours that hold it") @Nullable Instant dueAt,
      @Nullable Instant expiresAt,
      @Nullable Instant sentAt,
      @Schema(description = "When it was known to be delivered, failed or expired")
          @Nullable Instant settledAt,
      @Schema(example = "number-unreachable") @Nullable String reasonCode,
      List<String> allowedActions) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "MessageResponse[" + number + "]";
    }
  }

  private final MessageDesk desk;
  private final MessageList list;
  private final MessageWebMapper map;

  MessageController(MessageDesk desk, MessageList list, MessageWebMapper map) {
    this.desk = desk;
    this.list = list;
    this.map = map;
  }

  @PostMapping
  @Permit("crm.message.send")
  @Operation(
      summary = "Send a message to a customer",
      description =
          "By template and purpose. A purpose that rests on consent needs the customer's yes; one"
              + " that rests on the contract does not. The message is stored and sent afterwards;"
              + " its state tells how far it has come.")
  ResponseEntity<MessageResponse> send(@Valid @RequestBody MessageRequest request) {
    return answer(HttpStatus.CREATED, desk.send(map.toCommand(request)));
  }

  @GetMapping
  @Permit("crm.message.read")
  @Operation(summary = "List messages", description = "What was sent or waits, masked.")
  Page<MessageResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Size(max = 60) @Nullable String template,
      @Listing(sorts = "requestedAt") ListRequest page) {
    Page<Message> found = list.page(customerId, template, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.message.read")
  @Operation(summary = "Show a message")
  ResponseEntity<MessageResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(id));
  }

  private ResponseEntity<MessageResponse> answer(HttpStatus status, Message message) {
    return Answers.of(
        status, "/api/v1/crm/messages/" + message.id(), message.version(), body(message));
  }

  private MessageResponse body(Message message) {
    var shown = desk.masked(message);
    return map.toResponse(message, shown.recipient(), shown.text(), List.of());
  }
}
