package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.message.simulator.WecomSimulator;
import io.forecourt.platform.access.RequestSignature;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.Ports;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Messages in WeCom, to customers whose account a member of staff has written with. */
@ForecourtTest(
    properties = {
      "forecourt.message.wecom=WECOM",
      "forecourt.message.wecom-account.corp-id=ww-test",
      "forecourt.message.wecom-account.secret=s3cret",
      "forecourt.message.sending.pause=50ms",
      "forecourt.message.sending.lease=1s",
      "forecourt.message.sending.first-retry=100ms",
      "forecourt.message.sending.longest-retry=500ms",
      "forecourt.message.sending.breaker-pause=200ms",
      "forecourt.message.sending.first-inquiry=50ms",
      "forecourt.simulators.wecom.enabled=true",
      "forecourt.simulators.wecom.confirmed-after=100ms",
      "forecourt.signed.senders.wecom.secret=" + WecomIT.SECRET,
      "forecourt.signed.senders.wecom.store=NONE"
    })
@Import(Showroom.class)
class WecomIT {
  static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;
  @Autowired WecomSimulator wecom;
  @Autowired SandboxClock clock;
  @Autowired Clock system;

  @DynamicPropertySource
  static void ports(DynamicPropertyRegistry registry) {
    int simulator = Ports.free();
    registry.add("forecourt.simulators.wecom.port", () -> simulator);
    registry.add(
        "forecourt.message.wecom-account.endpoint", () -> "http://127.0.0.1:" + simulator + "/");
  }

  /** A store with an agent and a customer who is known in WeCom. */
  private final class Desk {
    final Showroom.Store store = showroom.store();
    final Login agent = store.hire("ca");
    final String mobile = Showroom.mobile();
    final String customer = store.walkIn(store.hire("rc"), mobile).is(201).at("$.customerId");
    final String account;

    Desk(String ending) {
      account = "wm-" + Ids.next() + ending;
      written(account, mobile);
    }

    String thank() {
      return send("visit.thank-you.wecom", "AFTER_SALES", "{}").is(201).at("$.id");
    }

    Showroom.Answer send(String template, String purpose, String parameters) {
      return showroom.post(
          agent,
          "/api/v1/crm/messages",
          "{\"customerId\":\"%s\",\"template\":\"%s\",\"purpose\":\"%s\",\"parameters\":%s}"
              .formatted(customer, template, purpose, parameters));
    }

    void says(boolean yes, String channel) {
      showroom
          .post(
              agent,
              "/api/v1/crm/customers/" + customer + "/consents",
              """
              {"purpose":"MARKETING_WECOM","given":%s,"noticeVersion":"2026-1","channel":"STORE",
               "contactChannel":"%s"}
              """
                  .formatted(yes, channel))
          .is(201);
    }

    void awaits(String message, String state) {
      Showroom.await(() -> assertThat(this.<String>shown(message, "state")).isEqualTo(state));
    }

    <T> T shown(String message, String field) {
      return showroom.get(agent, "/api/v1/crm/messages/" + message).is(200).at("$." + field);
    }
  }

  @BeforeEach
  void byDay() {
    LocalTime local = LocalTime.ofInstant(clock.instant(), SHANGHAI);
    if (local.isBefore(LocalTime.of(8, 0)) || !local.isBefore(LocalTime.of(20, 30))) {
      ZonedDateTime now = clock.instant().atZone(SHANGHAI);
      ZonedDateTime target = now.with(LocalTime.of(10, 0));
      clock.moveTo((target.isAfter(now) ? target : target.plusDays(1)).toInstant());
    }
    wecom.setDown(false);
  }

  @Test
  void aMessageIsTakenConfirmedByStaffAndThenDelivered() {
    var desk = new Desk("7777");

    String message = desk.thank();

    desk.awaits(message, "DELIVERED");
    assertThat(wecom.textsTo(desk.account)).singleElement().asString().contains("感谢您光临");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.message-sent.v1", message));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.message-delivered.v1", message));
    assertThat(
            showroom.count("SELECT COUNT(*) FROM message_dispatch WHERE message_id = ?", message))
        .isZero();
  }

  @Test
  void whoIsNoContactFailsAtOnceAndWhoIsNoFriendAnyMoreWhenItIsConfirmed() {
    var stranger = new Desk("0002");
    var gone = new Desk("0001");

    String refused = stranger.thank();
    String failed = gone.thank();

    stranger.awaits(refused, "FAILED");
    gone.awaits(failed, "FAILED");
    assertThat(stranger.<String>shown(refused, "reasonCode")).isEqualTo("not-a-contact");
    assertThat(gone.<String>shown(failed, "reasonCode")).isEqualTo("not-a-contact");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.message-failed.v1", failed));
  }

  @Test
  void aTokenThatHasEndedIsReplacedAndTheMessageSentOnce() {
    var desk = new Desk("7777");
    desk.awaits(desk.thank(), "DELIVERED");
    int given = wecom.tokens();

    desk.awaits(desk.thank(), "DELIVERED");
    assertThat(wecom.tokens()).as("a token is kept").isEqualTo(given);
    wecom.endTokens();
    desk.awaits(desk.thank(), "DELIVERED");

    assertThat(wecom.tokens()).isGreaterThan(given);
    assertThat(wecom.textsTo(desk.account)).hasSize(3);
  }

  @Test
  void whileWecomIsBusyOrDownAMessageWaits() {
    var busy = new Desk("0003");
    var desk = new Desk("7777");
    String limited = busy.thank();
    wecom.setDown(true);
    String waiting = desk.thank();
    Showroom.await(() -> assertThat(failureOf(waiting)).isEqualTo(1));
    Showroom.await(() -> assertThat(failureOf(limited)).isEqualTo(1));
    assertThat(desk.<String>shown(waiting, "state")).isEqualTo("QUEUED");

    wecom.setDown(false);

    desk.awaits(waiting, "DELIVERED");
    assertThat(busy.<String>shown(limited, "state")).isEqualTo("QUEUED");
  }

  @Test
  void whatNobodyConfirmsIsUnknownAfterADay() {
    var desk = new Desk("0004");
    String message = desk.thank();
    desk.awaits(message, "SENT");

    clock.moveBy(Duration.ofHours(24));

    desk.awaits(message, "UNKNOWN");
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM message_dispatch WHERE message_id = ?", message))
                .isZero());
  }

  @Test
  void aYesForOneChannelIsNoneForAnother() {
    var desk = new Desk("7777");
    String offer = "{\"offer\":\"winter tyres\"}";
    desk.says(true, "SMS");

    var refused = desk.send("marketing.offer.wecom", "MARKETING_WECOM", offer);
    assertThat(refused.is(409).<String>at("$.code")).isEqualTo("consent.missing");
    desk.says(true, "WECOM");
    desk.awaits(
        desk.send("marketing.offer.wecom", "MARKETING_WECOM", offer).is(201).at("$.id"),
        "DELIVERED");
    desk.says(false, "WECOM");

    desk.send("marketing.offer.wecom", "MARKETING_WECOM", offer).is(409);
  }

  @Test
  void whoWasNeverWrittenWithInWecomHasNoAddressThere() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String customer = store.walkIn(store.hire("rc")).is(201).at("$.customerId");

    String message =
        showroom
            .post(
                agent,
                "/api/v1/crm/messages",
                """
                {"customerId":"%s","template":"visit.thank-you.wecom","purpose":"AFTER_SALES",
                 "parameters":{}}
                """
                    .formatted(customer))
            .is(201)
            .at("$.id");

    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(agent, "/api/v1/crm/messages/" + message)
                        .is(200)
                        .<String>at("$.reasonCode"))
                .isEqualTo("no-address"));
  }

  @Test
  void theAccountIsSealedAndStaysReadableThroughAMerge() {
    var desk = new Desk("7777");
    String survivor = desk.store.walkIn(desk.store.hire("rc")).is(201).at("$.customerId");
    showroom
        .post(
            desk.store.hire("sh"),
            "/api/v1/crm/customers/" + survivor + "/merge",
            "{\"duplicateId\":\"%s\"}".formatted(desk.customer))
        .is(201);

    String message =
        showroom
            .post(
                desk.agent,
                "/api/v1/crm/messages",
                """
                {"customerId":"%s","template":"visit.thank-you.wecom","purpose":"AFTER_SALES",
                 "parameters":{}}
                """
                    .formatted(survivor))
            .is(201)
            .at("$.id");

    desk.awaits(message, "DELIVERED");
    assertThat(wecom.textsTo(desk.account)).hasSize(1);
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains(desk.account));
  }

  private int failureOf(String message) {
    return showroom.count(
        "SELECT COUNT(*) FROM message_dispatch WHERE message_id = ? AND failure IS NOT NULL",
        message);
  }

  /** WeCom reports that somebody of the staff wrote with this account. */
  private void written(String account, String mobile) {
    byte[] body =
        """
        {"messageId":"%s","direction":"IN","account":"LiNa","contactAccount":"%s","mobile":"%s",
         "sentAt":"%s"}
        """
            .formatted(Ids.next(), account, mobile, clock.instant())
            .getBytes(StandardCharsets.UTF_8);
    Instant now = system.instant();
    assertThat(
            http.post()
                .uri("/api/v1/crm/wecom/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .header(RequestSignature.SENDER, "wecom")
                .header(RequestSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(RequestSignature.SIGNATURE, RequestSignature.of(SECRET, now, body))
                .content(body))
        .hasStatus(201);
  }
}
