package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.platform.access.RequestSignature;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What 懂车帝 and 汽车之家 push to store MEDIA. */
@ForecourtTest(
    properties = {
      "forecourt.signed.senders.dongchedi.secret=" + MediaIT.SECRET,
      "forecourt.signed.senders.dongchedi.store=MEDIA",
      "forecourt.signed.senders.autohome.secret=" + MediaIT.SECRET,
      "forecourt.signed.senders.autohome.store=MEDIA"
    })
@Import(Showroom.class)
class MediaIT {
  static final String SECRET = "fedcba9876543210fedcba9876543210";
  private static final String PUSH = "/api/v1/crm/media/DONGCHEDI/leads";

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void aRecordIsOneLeadWithOneTouchHoweverOftenItIsPushed() {
    var store = showroom.storeCalled("MEDIA");
    var li = store.hire("sc");
    store.onShift(li);
    String body = withMobile(Ids.next(), Showroom.mobile());

    String lead = push("dongchedi", PUSH, body).is(201).at("$.leadId");
    var again = push("dongchedi", PUSH, body).is(200);

    assertThat(again.<String>at("$.leadId")).isEqualTo(lead);
    var shown = showroom.get(store.hire("sh"), "/api/v1/crm/leads/" + lead).is(200);
    assertThat(shown.<String>at("$.way")).isEqualTo("MEDIA");
    assertThat(shown.<String>at("$.source")).isEqualTo("DONGCHEDI");
    assertThat(shown.<String>at("$.modelCode")).isEqualTo("COMPASS-20T");
    assertThat(showroom.count("SELECT COUNT(*) FROM lead_touch WHERE lead_id = ?", lead))
        .isEqualTo(1);
  }

  @Test
  void whatIsNotSignedRightOrNotNowOrForAnotherPlatformIsNotTaken() {
    String body = withMobile(Ids.next(), Showroom.mobile());
    Instant now = clock.instant();

    send("dongchedi", PUSH, body, now, RequestSignature.of(SECRET, now, bytes(body + " "))).is(401);
    Instant old = now.minus(Duration.ofMinutes(6));
    send("dongchedi", PUSH, body, old, RequestSignature.of(SECRET, old, bytes(body))).is(401);
    push("autohome", PUSH, body).is(404);
    showroom.post(showroom.store().hire("rc"), PUSH, body).is(403);

    assertThat(showroom.count("SELECT COUNT(*) FROM media_push WHERE record_id = ?", record(body)))
        .isZero();
  }

  @Test
  void whatMakesNoLeadIsNamedAtThePlatformsOwnPlace() {
    var refused = push("dongchedi", PUSH, "{\"lead_id\":\"r-1\",\"user_name\":\"张明\"}").is(400);

    assertThat(refused.<List<String>>at("$.errors[*].pointer")).containsExactly("/virtual_mobile");
  }

  @Test
  void aLentNumberIsOnePersonUntilItExpiresAndNobodyAfterwards() {
    var store = showroom.storeCalled("MEDIA");
    var manager = store.hire("sh");
    String number =
        "17000000" + (1000 + java.util.concurrent.ThreadLocalRandom.current().nextInt(8999));
    String first = lent(number).is(201).at("$.leadId");
    String second = lent(number).is(201).at("$.leadId");
    assertThat(second).isEqualTo(first);
    String customer = showroom.get(manager, "/api/v1/crm/leads/" + first).at("$.customerId");
    String disclosures = "/api/v1/crm/virtual-numbers/" + customer + "/disclosures";
    assertThat(
            showroom.post(manager, disclosures, "").is(200).<List<String>>at("$.numbers[*].number"))
        .containsExactly(number);
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains(number));

    jdbc.sql("UPDATE virtual_number SET expires_at = :now WHERE customer_id = :customer")
        .param("now", Timestamp.from(showroom.now()))
        .param("customer", customer)
        .update();

    showroom.post(manager, disclosures, "").is(409);
    String third = lent(number).is(201).at("$.leadId");
    assertThat(third).isNotEqualTo(first);
  }

  private Answer lent(String number) {
    return push(
        "dongchedi",
        PUSH,
        """
        {"lead_id":"%s","user_name":"王女士","virtual_mobile":"%s","virtual_expire_at":%d}
        """
            .formatted(
                Ids.next(), number, showroom.now().plus(Duration.ofDays(3)).getEpochSecond()));
  }

  private static String withMobile(String record, String mobile) {
    return """
    {"lead_id":"%s","user_name":"王先生","mobile":"%s","car_code":"COMPASS-20T"}
    """
        .formatted(record, mobile);
  }

  private static String record(String body) {
    return com.jayway.jsonpath.JsonPath.read(body, "$.lead_id");
  }

  private Answer push(String sender, String path, String body) {
    Instant now = clock.instant();
    return send(sender, path, body, now, RequestSignature.of(SECRET, now, bytes(body)));
  }

  private Answer send(String sender, String path, String body, Instant at, String signature) {
    return new Answer(
        http.post()
            .uri(path)
            .header(RequestSignature.SENDER, sender)
            .header(RequestSignature.TIMESTAMP, Long.toString(at.getEpochSecond()))
            .header(RequestSignature.SIGNATURE, signature)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
