package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.crm.message.MessageSent;
import io.forecourt.crm.message.simulator.SmsSimulator;
import io.forecourt.platform.access.RequestSignature;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.Ports;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.SandboxClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

@ForecourtTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "forecourt.message.sms=DYSMS",
      "forecourt.message.email=SMTP",
      "forecourt.message.smtp.from=dealer@example.com",
      "forecourt.message.dysms.access-key-id=LTAI-test",
      "forecourt.message.dysms.access-key-secret=s3cret",
      "forecourt.message.dysms.sign-name=Forecourt",
      "forecourt.signed.senders.dysms.secret=" + MessageDeliveryIT.SECRET,
      "forecourt.signed.senders.dysms.store=NONE",
      "forecourt.signed.senders.pbx.secret=" + MessageDeliveryIT.SECRET,
      "forecourt.signed.senders.pbx.store=NONE",
      "forecourt.simulators.sms.report-secret=" + MessageDeliveryIT.SECRET,
      "forecourt.message.sending.pause=50ms",
      "forecourt.message.sending.lease=1s",
      "forecourt.message.sending.first-retry=200ms",
      "forecourt.message.sending.longest-retry=1s",
      "forecourt.message.sending.breaker-pause=200ms",
      "forecourt.simulators.sms.enabled=true",
      "forecourt.simulators.sms.report-after=50ms"
    })
@Import({Showroom.class, MessageDeliveryIT.FailingCommits.class})
class MessageDeliveryIT {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final AtomicInteger NUMBERS = new AtomicInteger(80_000);
  private static final MailServer MAIL = new MailServer();
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Autowired Showroom showroom;
  @Autowired SmsSimulator provider;
  @Autowired SandboxClock clock;
  @Autowired Clock system;
  @Autowired FailingCommits commits;
  @Autowired PromotionPauses pauses;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void ports(DynamicPropertyRegistry registry) {
    int simulator = Ports.free();
    registry.add("forecourt.simulators.sms.port", () -> simulator);
    registry.add("forecourt.message.dysms.endpoint", () -> "http://127.0.0.1:" + simulator + "/");
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", MAIL::port);
  }

  @AfterAll
  static void closeMail() throws IOException {
    MAIL.close();
  }

  /** A process that dies after the provider has answered, seen from the database. */
  @TestComponent
  static class FailingCommits {
    private final Set<String> customers = ConcurrentHashMap.newKeySet();

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void beforeCommit(MessageSent sent) {
      if (customers.remove(sent.customerId())) {
        throw new IllegalStateException("the process dies here");
      }
    }
  }

  @BeforeEach
  void byDay() {
    LocalTime local = LocalTime.ofInstant(clock.instant(), SHANGHAI);
    if (local.isBefore(LocalTime.of(8, 0)) || !local.isBefore(LocalTime.of(20, 30))) {
      moveTo(LocalTime.of(10, 0));
    }
    provider.setDown(false);
  }

  @Test
  void aMessageIsAcceptedSentAndItsDeliveryReported() {
    var store = showroom.store();
    var agent = store.hire("ca");

    var accepted = thank(agent, customer(store, number("7777"))).is(201);

    assertThat(accepted.<String>at("$.state")).isEqualTo("QUEUED");
    String id = accepted.at("$.id");
    awaitState(agent, id, "DELIVERED");
    assertThat(provider.asked(id)).isEqualTo(1);
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.message-sent.v1", id));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.message-delivered.v1", id));
  }

  @Test
  void aMessageProvesAContactOfWhoAskedForItAndOnlyOnceItArrived() {
    var store = showroom.store();
    var agent = store.hire("ca");
    var colleague = store.hire("ca");
    String customer = customer(store, number("7777"));
    provider.setDown(true);
    String id = thank(agent, customer).is(201).at("$.id");

    care(agent, customer, id).problem(409, "follow-up.nobody-spoke");
    provider.setDown(false);
    awaitState(agent, id, "DELIVERED");

    care(colleague, customer, id).problem(409, "follow-up.evidence-of-other");
    care(agent, customer, id).is(201);
  }

  private Showroom.Answer care(Login who, String customer, String message) {
    return showroom.post(
        who,
        "/api/v1/crm/care-contacts",
        """
        {"customerId":"%s","kind":"OTHER","evidence":{"kind":"MESSAGE","reference":"%s"}}
        """
            .formatted(customer, message));
  }

  @Test
  void aServiceSendsInItsOwnName() {
    var store = showroom.store();
    String customer = customer(store, number("7777"));
    var sales = TestTokens.service("sales");

    var accepted = thank(sales, customer).is(201);

    assertThat(accepted.<String>at("$.requestedBy")).isEqualTo("service:sales");
  }

  @Test
  void aNumberThatCannotBeReachedFailsWithAReason() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String lost = thank(agent, customer(store, number("0001"))).is(201).at("$.id");
    String refused = thank(agent, customer(store, number("0002"))).is(201).at("$.id");

    awaitState(agent, lost, "FAILED");
    awaitState(agent, refused, "FAILED");

    assertThat(reason(agent, lost)).isEqualTo("number-unreachable");
    assertThat(reason(agent, refused)).isEqualTo("number-refused");
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.message-failed.v1", lost));
  }

  @Test
  void whileTheProviderIsDownAMessageWaitsAndIsSentLater() {
    var store = showroom.store();
    var agent = store.hire("ca");
    provider.setDown(true);
    String id = thank(agent, customer(store, number("7777"))).is(201).at("$.id");
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM message_dispatch WHERE message_id = ? AND failure IS NOT NULL",
                        id))
                .isEqualTo(1));
    assertThat(state(agent, id)).isEqualTo("QUEUED");

    provider.setDown(false);

    awaitState(agent, id, "DELIVERED");
  }

  @Test
  void aProviderThatIsBusyIsAskedAgain() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String id = thank(agent, customer(store, number("0003"))).is(201).at("$.id");

    Showroom.await(() -> assertThat(provider.asked(id)).isGreaterThan(1));

    assertThat(state(agent, id)).isEqualTo("QUEUED");
  }

  @Test
  void aCrashBetweenSendingAndStoringAsksOnceMoreUnderTheSameId() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = customer(store, number("0004"));
    commits.customers.add(customer);

    String id = thank(agent, customer).is(201).at("$.id");

    awaitState(agent, id, "SENT");
    assertThat(provider.asked(id)).isEqualTo(2);
    showroom.events().await("io.forecourt.crm.message-sent.v1", id);
    assertThat(
            showroom.events().heard("forecourt.crm.message").stream()
                .filter(heard -> id.equals(heard.key())))
        .hasSize(1);
  }

  @Test
  void aReportThatIsHereBeforeTheSendingWasStoredProvesTheSending() throws Exception {
    var store = showroom.store();
    var agent = store.hire("ca");
    provider.setDown(true);
    String id = thank(agent, customer(store, number("7777"))).is(201).at("$.id");

    assertThat(report("dysms", id, true, SECRET)).isEqualTo(200);

    assertThat(state(agent, id)).isEqualTo("DELIVERED");
    showroom.events().await("io.forecourt.crm.message-sent.v1", id);
    showroom.events().await("io.forecourt.crm.message-delivered.v1", id);
  }

  @Test
  void withoutAReportTheDeliveryIsUnknownAfterADayUntilALateOneComes() throws Exception {
    var store = showroom.store();
    var agent = store.hire("ca");
    String id = thank(agent, customer(store, number("0004"))).is(201).at("$.id");
    awaitState(agent, id, "SENT");

    clock.moveBy(Duration.ofHours(24));

    awaitState(agent, id, "UNKNOWN");
    assertThat(report("dysms", id, false, SECRET)).isEqualTo(200);
    assertThat(state(agent, id)).isEqualTo("FAILED");
    assertThat(report("dysms", id, true, SECRET)).isEqualTo(200);
    assertThat(state(agent, id)).isEqualTo("FAILED");
  }

  @Test
  void aReportOfSomebodyElseOrWithAnotherSignatureIsRefused() throws Exception {
    var store = showroom.store();
    var agent = store.hire("ca");
    String id = thank(agent, customer(store, number("0004"))).is(201).at("$.id");
    awaitState(agent, id, "SENT");

    assertThat(report("dysms", id, true, "guessed-guessed-guessed-guessed")).isEqualTo(401);
    assertThat(report("pbx", id, true, SECRET)).isEqualTo(404);

    assertThat(state(agent, id)).isEqualTo("SENT");
  }

  @Test
  void atNightOnlyWhatTheContractCannotWaitForIsSent() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = customer(store, number("7777"));
    moveTo(LocalTime.of(22, 0));

    var held = thank(agent, customer).is(201);
    var urgent =
        send(agent, customer, "order.confirmed", "SALE_CONTRACT", "{\"number\":\"SO-1\"}").is(201);

    assertThat(held.<String>at("$.state")).isEqualTo("HELD");
    assertThat(LocalTime.ofInstant(Instant.parse(held.at("$.dueAt")), SHANGHAI))
        .isEqualTo(LocalTime.of(8, 0));
    awaitState(agent, urgent.at("$.id"), "DELIVERED");
    moveTo(LocalTime.of(8, 0));
    awaitState(agent, held.at("$.id"), "DELIVERED");
  }

  @Test
  void whatWasHeldGoesOutInTheMorningThoughTheClockIsMovedOnIntoTheNextNight() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = customer(store, number("7777"));
    moveTo(LocalTime.of(22, 0));
    String id = thank(agent, customer).is(201).at("$.id");

    moveTo(LocalTime.of(21, 30));

    awaitState(agent, id, "DELIVERED");
    Instant sent =
        Instant.parse(showroom.get(agent, "/api/v1/crm/messages/" + id).is(200).at("$.sentAt"));
    assertThat(sent.atZone(SHANGHAI).toLocalTime())
        .isBetween(LocalTime.of(8, 0), LocalTime.of(8, 10));
  }

  @Test
  void aYesThatWasTakenBackAtNightStopsTheMessageInTheMorning() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = customer(store, number("7777"));
    consent(agent, customer, true);
    moveTo(LocalTime.of(22, 0));
    String id =
        send(agent, customer, "marketing.offer", "MARKETING_SMS", "{\"offer\":\"x\"}")
            .is(201)
            .at("$.id");

    consent(agent, customer, false);
    moveTo(LocalTime.of(8, 0));

    awaitState(agent, id, "FAILED");
    assertThat(reason(agent, id)).isEqualTo("consent.missing");
    assertThat(provider.asked(id)).isZero();
  }

  @Test
  void noPromotionGoesToACustomerWhoIsLeftAlone() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = customer(store, number("7777"));
    consent(agent, customer, true);
    pauses.pause(customer, "COMPLAINT", "c-1");

    var refused =
        send(agent, customer, "marketing.offer", "MARKETING_SMS", "{\"offer\":\"x\"}").is(409);
    thank(agent, customer).is(201);
    pauses.resume(customer, "COMPLAINT", "c-1");

    assertThat(refused.<String>at("$.code")).isEqualTo("message.promotions-paused");
    send(agent, customer, "marketing.offer", "MARKETING_SMS", "{\"offer\":\"x\"}").is(201);
  }

  @Test
  void anEmailGoesToTheMailServerUnderOurOwnMessageId() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = customer(store, number("7777"));
    showroom
        .patch(
            agent,
            "/api/v1/crm/customers/" + customer,
            "\"0\"",
            "{\"email\":\"ouyang@example.com\"}")
        .is(200);

    String id =
        send(
                agent,
                customer,
                "quote.ready.email",
                "SALE_CONTRACT",
                "{\"model\":\"M1\",\"validUntil\":\"2026-12-01\"}")
            .is(201)
            .at("$.id");

    awaitState(agent, id, "SENT");
    assertThat(MAIL.mails())
        .anyMatch(mail -> mail.contains("Message-ID: <" + id + "@example.com>"));
  }

  private void moveTo(LocalTime local) {
    ZonedDateTime now = clock.instant().atZone(SHANGHAI);
    ZonedDateTime target = now.with(local);
    clock.moveTo((target.isAfter(now) ? target : target.plusDays(1)).toInstant());
  }

  private static String number(String ending) {
    return "13" + "%05d".formatted(NUMBERS.incrementAndGet()) + ending;
  }

  private static String customer(Showroom.Store store, String mobile) {
    return store.walkIn(store.hire("rc"), mobile).is(201).at("$.customerId");
  }

  private Showroom.Answer thank(Login who, String customer) {
    return send(who, customer, "delivery.thank-you", "AFTER_SALES", "{\"model\":\"M1\"}");
  }

  private Showroom.Answer send(
      Login who, String customer, String template, String purpose, String parameters) {
    return showroom.post(
        who,
        "/api/v1/crm/messages",
        """
        {"customerId":"%s","template":"%s","purpose":"%s","parameters":%s}
        """
            .formatted(customer, template, purpose, parameters));
  }

  private void consent(Login who, String customer, boolean given) {
    showroom
        .post(
            who,
            "/api/v1/crm/customers/" + customer + "/consents",
            """
            {"purpose":"MARKETING_SMS","given":%s,"noticeVersion":"2026-1","channel":"STORE"}
            """
                .formatted(given))
        .is(201);
  }

  private String state(Login who, String id) {
    return showroom.get(who, "/api/v1/crm/messages/" + id).is(200).at("$.state");
  }

  private String reason(Login who, String id) {
    return showroom.get(who, "/api/v1/crm/messages/" + id).is(200).at("$.reasonCode");
  }

  private void awaitState(Login who, String id, String state) {
    Showroom.await(() -> assertThat(state(who, id)).isEqualTo(state));
  }

  private int report(String sender, String id, boolean delivered, String secret) throws Exception {
    byte[] body =
        """
        [{"phone_number":"13900000000","out_id":"%s","success":%s,"err_code":"MK:0001"}]
        """
            .formatted(id, delivered)
            .getBytes(StandardCharsets.UTF_8);
    Instant now = system.instant();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/api/v1/crm/message-reports/dysms"))
                  .header("Content-Type", "application/json")
                  .header(RequestSignature.SENDER, sender)
                  .header(RequestSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                  .header(RequestSignature.SIGNATURE, RequestSignature.of(secret, now, body))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
