package io.forecourt.crm.message.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.forecourt.crm.message.channel.DysmsRequests;
import io.forecourt.crm.message.channel.ProviderProperties;
import io.forecourt.crm.message.simulator.SmsSimulatorProperties.Behaviour;
import io.forecourt.platform.access.RequestSignature;
import io.forecourt.platform.time.UnderWay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/**
 * Answers like the SMS provider, on a port of its own, and reports after a moment what became of
 * each message: signatures are checked on the way in and made on the way back.
 */
public final class SmsSimulator extends SimulatedProvider implements UnderWay {
  private static final Logger LOG = LoggerFactory.getLogger(SmsSimulator.class);

  private final SmsSimulatorProperties properties;
  private final ProviderProperties.Dysms account;
  private final Clock clock;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger unreported = new AtomicInteger();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Executor later;
  private volatile @Nullable URI reports;

  SmsSimulator(SmsSimulatorProperties properties, ProviderProperties.Dysms account, Clock clock) {
    super("SMS provider", properties.port(), "/");
    this.properties = properties;
    this.account = account;
    this.clock = clock;
    this.later =
        CompletableFuture.delayedExecutor(
            properties.reportAfter().toMillis(),
            TimeUnit.MILLISECONDS,
            Executors.newVirtualThreadPerTaskExecutor());
  }

  /** How often this message was asked for. */
  public int asked(String outId) {
    return Optional.ofNullable(asked.get(outId)).map(AtomicInteger::get).orElse(0);
  }

  /** Reports that are still to come. */
  @Override
  public int underWay() {
    return unreported.get();
  }

  /** Reports go to the service that runs in this process. */
  @EventListener
  void serviceListens(WebServerInitializedEvent event) {
    reports =
        URI.create(
            "http://127.0.0.1:"
                + event.getWebServer().getPort()
                + "/api/v1/crm/message-reports/dysms");
  }

  @Override
  void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var headers = exchange.getRequestHeaders();
    if (!DysmsRequests.isSigned(account, headers::getFirst, body)) {
      write(exchange, 400, Map.of("Code", "SignatureDoesNotMatch", "Message", "signature"));
      return;
    }
    Map<String, String> fields = DysmsRequests.fields(body);
    String outId = fields.getOrDefault("OutId", "");
    asked.computeIfAbsent(outId, _ -> new AtomicInteger()).incrementAndGet();
    String reference = "sim-" + taken.incrementAndGet();
    switch (properties.of(fields.getOrDefault("PhoneNumbers", ""))) {
      case REFUSED ->
          write(exchange, 200, Map.of("Code", "isv.MOBILE_NUMBER_ILLEGAL", "Message", "number"));
      case BUSY ->
          write(exchange, 200, Map.of("Code", "isv.BUSINESS_LIMIT_CONTROL", "Message", "limit"));
      case SILENT -> accept(exchange, reference);
      case DELIVERED -> {
        reportLater(outId, reference, Behaviour.DELIVERED);
        accept(exchange, reference);
      }
      case FAILED -> {
        reportLater(outId, reference, Behaviour.FAILED);
        accept(exchange, reference);
      }
    }
  }

  private void reportLater(String outId, String reference, Behaviour outcome) {
    unreported.incrementAndGet();
    later.execute(
        () -> {
          try {
            report(outId, reference, outcome);
          } finally {
            unreported.decrementAndGet();
          }
        });
  }

  private static void accept(HttpExchange exchange, String reference) throws IOException {
    write(exchange, 200, Map.of("Code", "OK", "Message", "OK", "BizId", reference));
  }

  private void report(String outId, String reference, Behaviour outcome) {
    boolean delivered = outcome == Behaviour.DELIVERED;
    tell(
        List.of(
            Map.of(
                "out_id",
                outId,
                "biz_id",
                reference,
                "success",
                delivered,
                "err_code",
                delivered ? "DELIVERED" : "MK:0001",
                "sms_size",
                "1")));
  }

  private void tell(List<Map<String, Object>> lines) {
    URI target = reports;
    if (target == null) {
      return;
    }
    byte[] body = JSON.writeValueAsBytes(lines);
    var now = clock.instant();
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(target)
                      .header("Content-Type", "application/json")
                      .header(RequestSignature.SENDER, "dysms")
                      .header(RequestSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                      .header(
                          RequestSignature.SIGNATURE,
                          RequestSignature.of(properties.reportSecret(), now, body))
                      .POST(BodyPublishers.ofByteArray(body))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        LOG.warn("a delivery report was answered with {}", status);
      }
    } catch (IOException unreachable) {
      LOG.warn("a delivery report was not taken: {}", unreachable.toString());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
