package io.forecourt.crm.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.forecourt.crm.message.channel.Channel;
import io.forecourt.crm.message.channel.MessageProvider;
import io.forecourt.crm.message.channel.Providers;
import io.forecourt.crm.message.channel.Reporting;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a provider tells what became of messages, in its own words. Each request is signed; the
 * same report may come again, and in any order.
 */
@RestController
@RequestMapping("/api/v1/crm/message-reports")
@Tag(name = "Messages")
class MessageReportController {

  /** One line of a delivery report of the SMS provider; what else it holds is left alone. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record DeliveryReport(
      @JsonProperty("out_id") @NotBlank @Size(max = 64) String messageId,
      @JsonProperty("success") boolean delivered,
      @JsonProperty("err_code") @Size(max = 64) @Nullable String code) {

    /** The provider's codes are many; a store acts on few reasons. */
    @Nullable String reason() {
      if (delivered) {
        return null;
      }
      return switch (code == null ? "" : code) {
        case "MK:0001", "DB:0141", "MN:0001", "UNDELIV" -> "number-unreachable";
        case "MK:0013", "MBBLACK", "REJECTD" -> "recipient-refuses";
        default -> "not-delivered";
      };
    }
  }

  /** What the provider wants to hear; anything else makes it come again. */
  record Received(int code, String msg) {}

  private final MessageDelivery delivery;
  private final Providers providers;
  private final Access access;

  MessageReportController(MessageDelivery delivery, Providers providers, Access access) {
    this.delivery = delivery;
    this.providers = providers;
    this.access = access;
  }

  @PostMapping("/{provider}")
  @Permit("crm.message.report")
  @Operation(
      summary = "Tell what became of messages",
      description =
          "For the SMS provider, configured as a signed sender of the same name. A"
              + " report about an unknown message is taken and dropped.")
  Received report(
      @PathVariable String provider,
      @Valid @RequestBody @NotEmpty @Size(max = 500) List<@Valid DeliveryReport> reports) {
    boolean known =
        List.of(Channel.values()).stream()
            .flatMap(channel -> providers.of(channel).stream())
            .filter(configured -> configured.reporting() == Reporting.TOLD)
            .map(MessageProvider::name)
            .anyMatch(provider::equals);
    // A sender reports about its own messages only.
    if (!known || !access.caller().personId().equals("sender:" + provider)) {
      throw new NotFound("provider", provider);
    }
    // In one order, so that two batches never wait for each other.
    reports.stream()
        .sorted(Comparator.comparing(DeliveryReport::messageId))
        .forEach(line -> delivery.report(provider, line.messageId(), line.reason()));
    return new Received(0, "OK");
  }
}
