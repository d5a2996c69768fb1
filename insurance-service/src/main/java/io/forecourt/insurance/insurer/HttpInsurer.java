package io.forecourt.insurance.insurer;

import io.forecourt.insurance.insurer.InsurerProperties.Connection;
import io.forecourt.platform.access.RequestSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An insurer over HTTP: {@code PUT {endpoint}/requests/{number}}, signed like all senders here. It
 * answers 200 with {@code {"status": "ACCEPTED", "reference": …}} or {@code {"status": "REJECTED",
 * "reasonCode": …}}, 202 while it works on it, 400 or 422 to what it cannot read. All else says
 * something of the connection, not of the request: a wrong secret, a moved endpoint, a failure.
 */
final class HttpInsurer implements InsurerGateway {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SENDER = "forecourt";
  private static final String UNREADABLE = "NOT_UNDERSTOOD";

  /** What an insurer answers. */
  record Answer(@Nullable String status, @Nullable String reference, @Nullable String reasonCode) {
    Answer {
      reference = unlessBlank(reference);
      reasonCode = unlessBlank(reasonCode);
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  private final Connection connection;
  private final InstantSource system;
  private final HttpClient http;

  HttpInsurer(Connection connection, InstantSource system) {
    this.connection = connection;
    this.system = system;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connection.timeout())
            .build();
  }

  @Override
  public InsurerAnswer send(InsurerRequest request) throws IOException, InterruptedException {
    byte[] body = JSON.writeValueAsBytes(request);
    Instant now = system.instant();
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(target(request))
                .timeout(connection.timeout())
                .header("Content-Type", "application/json")
                .header(RequestSignature.SENDER, SENDER)
                .header(RequestSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(
                    RequestSignature.SIGNATURE, RequestSignature.of(connection.secret(), now, body))
                .PUT(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofByteArray());
    int status = response.statusCode();
    return switch (status) {
      case 200 -> answer(response.body());
      case 202 -> InsurerAnswer.Unknown.AT_WORK;
      case 400, 422 -> new InsurerAnswer.Rejected(UNREADABLE);
      default -> new InsurerAnswer.Unknown("answered " + status);
    };
  }

  private URI target(InsurerRequest request) {
    String base = connection.endpoint().toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "requests/" + request.number());
  }

  private InsurerAnswer answer(byte[] body) {
    try {
      Answer answer = JSON.readValue(body, Answer.class);
      if ("ACCEPTED".equals(answer.status()) && answer.reference() != null) {
        return new InsurerAnswer.Accepted(answer.reference());
      }
      if ("REJECTED".equals(answer.status()) && answer.reasonCode() != null) {
        return new InsurerAnswer.Rejected(answer.reasonCode());
      }
      return new InsurerAnswer.Unknown("answered neither yes nor no");
    } catch (JacksonException unreadable) {
      return new InsurerAnswer.Unknown("the answer is unreadable");
    }
  }
}
