package io.forecourt.crm.telephony;

import io.forecourt.platform.access.RequestSignature;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.check.IsMobile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the telephone system where people try Forecourt out: it signs a report with {@code secret}
 * in the name of {@code sender} and sends it to the port at {@code target}, through the front door.
 * The guard of the sandbox keeps it out of production.
 */
@RestController
@RequestMapping("/internal/simulated-calls")
@ConditionalOnBooleanProperty("forecourt.simulators.telephony.enabled")
class Simulator {
  private static final String SETTINGS = "forecourt.simulators.telephony.";

  record CallRequest(
      @NotNull Direction direction,
      @NotBlank @Size(max = 30) @IsMobile String number,
      @NotBlank @Size(max = 20) String extension,
      @NotNull @PositiveOrZero Integer talkSeconds,
      @NotNull Instant startedAt) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "CallRequest[" + direction + "]";
    }
  }

  private final Environment environment;
  private final JsonMapper json;
  private final Clock clock;

  Simulator(Environment environment, JsonMapper json, Clock clock) {
    this.environment = environment;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<String> call(@Valid @RequestBody CallRequest call) {
    byte[] body =
        json.writeValueAsBytes(
            new RecordController.CallReport(
                "sim-" + Ids.next(),
                call.direction(),
                call.number(),
                call.extension(),
                call.startedAt(),
                call.talkSeconds(),
                null));
    Instant now = clock.instant();
    return RestClient.create(setting("target"))
        .post()
        .uri("/api/v1/crm/telephony/call-records")
        .contentType(MediaType.APPLICATION_JSON)
        .header(RequestSignature.SENDER, setting("sender"))
        .header(RequestSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
        .header(RequestSignature.SIGNATURE, RequestSignature.of(setting("secret"), now, body))
        .body(body)
        .exchange(
            (_, answer) ->
                ResponseEntity.status(answer.getStatusCode())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(answer.bodyTo(String.class)));
  }

  private String setting(String name) {
    return environment.getRequiredProperty(SETTINGS + name);
  }
}
