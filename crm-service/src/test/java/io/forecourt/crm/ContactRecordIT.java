package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.access.RequestSignature;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The telephone system of store PBX, and what its calls prove. */
@ForecourtTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "forecourt.simulators.telephony.enabled=true",
      "forecourt.simulators.telephony.target=http://127.0.0.1:${local.server.port}",
      "forecourt.simulators.telephony.sender=pbx",
      "forecourt.simulators.telephony.secret=" + ContactRecordIT.SECRET,
      "forecourt.signed.senders.pbx.secret=" + ContactRecordIT.SECRET,
      "forecourt.signed.senders.pbx.store=PBX",
      "forecourt.signed.senders.pbx.stores=STRICT"
    })
@Import(Showroom.class)
class ContactRecordIT {
  static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String CALLS = "/api/v1/crm/telephony/call-records";

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;

  /** Store STRICT wants to see the record of every contact. */
  @TestConfiguration(proxyBeanMethods = false)
  static class StrictStore {
    @Bean
    static BeanPostProcessor strict() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof Policies policies ? strict(policies) : bean;
        }
      };
    }

    private static Policies strict(Policies others) {
      return new Policies() {
        @Override
        public <T> T inForce(String name, Class<T> type, String store, LocalDate date) {
          return name.equals("evidence") && store.equals("STRICT")
              ? read(type)
              : others.inForce(name, type, store, date);
        }
      };
    }

    private static <T> T read(Class<T> type) {
      try (InputStream file = new ClassPathResource("policy/evidence.json").getInputStream()) {
        var json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        var common = (ObjectNode) json.readTree(file).path("versions").get(0);
        common.put("required", "PROVEN");
        return json.treeToValue(common, type);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  @Test
  void aLongEnoughCallCompletesWhatItsPersonOwesWithoutAnybodysTick() {
    var desk = desk();
    var lead = desk.capture();
    String owed = desk.owed(lead);

    var taken = call(desk.call("c-" + owed, lead.mobile(), 95)).is(201);

    assertThat(taken.<String>at("$.customerId")).isEqualTo(lead.customerId());
    assertThat(taken.<String>at("$.personId")).isEqualTo(desk.consultant().personId());
    var done = showroom.get(desk.consultant(), followUp(owed)).is(200);
    assertThat(done.<String>at("$.state")).isEqualTo("DONE");
    assertThat(done.<String>at("$.attempts[0].outcome")).isEqualTo("REACHED");
    assertThat(done.<String>at("$.attempts[0].proof")).isEqualTo("PROVEN");
    assertThat(done.<List<String>>at("$.allowedActions")).containsExactly("contact");
    var told = showroom.events().await("io.forecourt.crm.follow-up-completed.v1", owed);
    EventContracts.assertValid(told);
    assertThat(told.data().path("completedBy").asString()).isEqualTo(desk.consultant().personId());
    var described =
        showroom
            .post(
                desk.consultant(),
                followUp(owed) + "/contact",
                contact("c-" + owed, "REACHED_UNSATISFIED"))
            .is(200);
    assertThat(described.<String>at("$.attempts[0].outcome")).isEqualTo("REACHED_UNSATISFIED");
    assertThat(described.<List<String>>at("$.allowedActions")).isEmpty();
  }

  @Test
  void theSameReportAgainChangesNothingAndAnotherUnderItsIdIsRefused() {
    var desk = desk();
    var lead = desk.capture();
    String record = Ids.next();
    String report = desk.call(record, lead.mobile(), 95);

    String first = call(report).is(201).at("$.id");

    assertThat(call(report).is(200).<String>at("$.id")).isEqualTo(first);
    String other = report.replace("\"talkSeconds\":95", "\"talkSeconds\":5");
    assertThat(call(other).is(409).<String>at("$.code")).isEqualTo("telephony.told-otherwise");
    assertThat(showroom.count("SELECT COUNT(*) FROM contact_record WHERE record_id = ?", record))
        .isEqualTo(1);
  }

  @Test
  void aCallThatNobodyAnsweredIsATryAndAShortOneIsNothing() {
    var desk = desk();
    var lead = desk.capture();
    String owed = desk.owed(lead);

    call(desk.call(Ids.next(), lead.mobile(), 0)).is(201);
    call(desk.call(Ids.next(), lead.mobile(), 5)).is(201);

    var open = showroom.get(desk.consultant(), followUp(owed)).is(200);
    assertThat(open.<String>at("$.state")).isEqualTo("OPEN");
    assertThat(open.<Integer>at("$.failedAttempts")).isEqualTo(1);
  }

  @Test
  void aRecordOfAnotherCustomerOrPersonProvesNothing() {
    var desk = desk();
    var lead = desk.capture();
    var other = desk.capture();
    String record = Ids.next();
    call(desk.call(record, other.mobile(), 95)).is(201);

    var refused =
        showroom
            .post(
                desk.consultant(),
                followUp(desk.owed(lead)) + "/contact",
                contact(record, "REACHED"))
            .is(409);

    assertThat(refused.<String>at("$.code")).isEqualTo("follow-up.evidence-of-other");
  }

  @Test
  void inAStoreThatWantsProofAContactWaitsForItsRecordAndThenCountsAtItsTime() {
    var desk = desk("STRICT");
    var lead = desk.capture();
    String owed = desk.owed(lead);
    String record = Ids.next();

    var claimed =
        showroom
            .post(desk.consultant(), followUp(owed) + "/contact", contact(record, "REACHED"))
            .is(200);
    assertThat(claimed.<String>at("$.state")).isEqualTo("OPEN");
    assertThat(claimed.<String>at("$.attempts[0].proof")).isEqualTo("UNPROVEN");
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM deadline WHERE kind = 'follow-up.unproven' AND subject = ?",
                owed))
        .isEqualTo(1);
    call(desk.call(record, lead.mobile(), 95)).is(201);

    var done = showroom.get(desk.consultant(), followUp(owed)).is(200);
    assertThat(done.<String>at("$.state")).isEqualTo("DONE");
    assertThat(done.<String>at("$.closedAt")).isEqualTo(desk.calledAt().toString());
  }

  @Test
  void aCallerWhomNobodyKnowsIsKeptSealed() {
    var desk = desk();
    String mobile = Showroom.mobile();
    String record = Ids.next();

    var taken = call(desk.call(record, mobile, 95)).is(201);

    assertThat(taken.text()).doesNotContain("customerId");
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains(mobile));
  }

  @Test
  void aCallOfBeforeTheFirstVisitIsForgottenWithThePerson() {
    var desk = desk();
    String mobile = Showroom.mobile();
    String record = Ids.next();
    call(desk.call(record, mobile, 95)).is(201);
    String hashes = "SELECT COUNT(number_hash) FROM contact_record WHERE record_id = ?";
    var store = showroom.storeCalled("PBX");
    String customer = store.walkIn(store.hire("rc"), mobile).is(201).at("$.customerId");
    assertThat(showroom.count(hashes, record)).isEqualTo(1);

    showroom.post(store.hire("pv"), "/api/v1/crm/customers/" + customer + "/erasure", "{}").is(200);

    assertThat(showroom.count(hashes, record)).isZero();
  }

  @Test
  void aBuyerWhoseFileIsLockedIsKnownByNoAccount() {
    var desk = desk();
    var lead = desk.capture();
    signed(
            "/api/v1/crm/wecom/messages",
            """
            {"messageId":"%s","direction":"IN","account":"wx-1","contactAccount":"wm-%s",
             "mobile":"%s","sentAt":"%s"}
            """
                .formatted(Ids.next(), Ids.next(), lead.mobile(), desk.calledAt()))
        .is(201);
    String accounts = "SELECT COUNT(*) FROM messenger_contact WHERE customer_id = ?";
    assertThat(showroom.count(accounts, lead.customerId())).isEqualTo(1);
    var store = showroom.storeCalled("PBX");
    store.handsOver(
        lead.customerId(), "l-" + lead.customerId(), Instant.parse("2026-11-21T08:00:00Z"));

    var locked =
        showroom
            .post(store.hire("pv"), "/api/v1/crm/customers/" + lead.customerId() + "/erasure", "{}")
            .is(200);

    assertThat(locked.<String>at("$.state")).isEqualTo("RESTRICTED");
    assertThat(showroom.count(accounts, lead.customerId())).isZero();
  }

  @Test
  void aMessageOfTheCustomerCompletesTheNextContact() {
    var desk = desk();
    var lead = desk.capture();
    String owed = desk.owed(lead);
    showroom
        .post(
            desk.manager(),
            "/api/v1/crm/staff-accounts",
            "{\"channel\":\"WECOM\",\"account\":\"wx-%s\",\"personId\":\"%s\"}"
                .formatted(desk.extension(), desk.consultant().personId()))
        .is(201);
    String sent = desk.calledAt().toString();
    String report =
        """
        {"messageId":"%s","direction":"%s","account":"wx-%s","contactAccount":"wm-%s",
         "mobile":"%s","sentAt":"%s"}
        """;

    signed(
            "/api/v1/crm/wecom/messages",
            report.formatted(Ids.next(), "OUT", desk.extension(), owed, lead.mobile(), sent))
        .is(201);
    assertThat(showroom.get(desk.consultant(), followUp(owed)).<String>at("$.state"))
        .isEqualTo("OPEN");
    signed(
            "/api/v1/crm/wecom/messages",
            report
                .formatted(Ids.next(), "IN", desk.extension(), owed, lead.mobile(), sent)
                .replace("\"mobile\":\"" + lead.mobile() + "\",", ""))
        .is(201);

    assertThat(showroom.get(desk.consultant(), followUp(owed)).<String>at("$.state"))
        .isEqualTo("DONE");
  }

  @Test
  void aMessageToTheCustomerProvesNoTalkWhicheverComesFirst() {
    var desk = desk("STRICT");
    var first = desk.capture();
    var second = desk.capture();
    String named = contact(first.customerId() + "-m", "REACHED").replace("CALL", "MESSAGE");
    String late = contact(second.customerId() + "-m", "REACHED").replace("CALL", "MESSAGE");
    String owed = desk.owed(first);

    showroom.post(desk.consultant(), followUp(owed) + "/contact", named).is(200);
    desk.writes(first);
    desk.writes(second);

    var refuted = showroom.get(desk.consultant(), followUp(owed)).is(200);
    assertThat(refuted.<String>at("$.attempts[0].proof")).isEqualTo("UNFOUNDED");
    assertThat(refuted.<String>at("$.state")).isEqualTo("OPEN");
    showroom
        .post(desk.consultant(), followUp(desk.owed(second)) + "/contact", late)
        .problem(409, "follow-up.nobody-spoke");
  }

  @Test
  void whereRecordsAreWantedNoOtherNameStopsTheClockOfAComplaint() {
    var desk = desk("STRICT");
    var lead = desk.capture();
    var agent = showroom.storeCalled("STRICT").hire("cs");
    String complaint =
        showroom
            .post(
                agent,
                "/api/v1/crm/complaints",
                """
                {"customerId":"%s","kind":"SALES","channel":"PHONE","text":"nobody calls"}
                """
                    .formatted(lead.customerId()))
            .is(201)
            .at("$.id");

    showroom
        .post(
            agent,
            "/api/v1/crm/complaints/" + complaint + "/answer",
            "{\"evidence\":{\"kind\":\"CALL\",\"reference\":\"x\"}}")
        .problem(409, "follow-up.evidence-unseen");
  }

  @Test
  void aReferenceIsTheIdOfARecordAndNothingOfAPerson() {
    var desk = desk();
    String owed = desk.owed(desk.capture());

    showroom
        .post(desk.consultant(), followUp(owed) + "/contact", contact("张先生 13900000001", "REACHED"))
        .refusedFor("evidence.reference-format");
  }

  @Test
  void theSimulatorSendsSignedReportsThroughTheFrontDoor() {
    var desk = desk();
    var lead = desk.capture();
    String owed = desk.owed(lead);

    showroom
        .post(
            TestTokens.person("launcher", "PBX", "ops"),
            "/internal/simulated-calls",
            """
            {"direction":"OUT","number":"%s","extension":"%s","talkSeconds":60,"startedAt":"%s"}
            """
                .formatted(lead.mobile(), desk.extension(), desk.calledAt()))
        .is(201);

    assertThat(showroom.get(desk.consultant(), followUp(owed)).<String>at("$.state"))
        .isEqualTo("DONE");
  }

  @Test
  void onlyAFreshRightSignatureOfAKnownSenderIsHeard() {
    var desk = desk();
    String body = desk.call(Ids.next(), Showroom.mobile(), 95);
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofMinutes(6));

    send(CALLS, body, "pbx", now, RequestSignature.of(SECRET, now, bytes(body + " "))).is(401);
    send(CALLS, body, "nobody", now, RequestSignature.of(SECRET, now, bytes(body))).is(401);
    var stale =
        send(CALLS, body, "pbx", old, RequestSignature.of(SECRET, old, bytes(body))).is(401);

    assertThat(stale.<String>at("$.code")).isEqualTo("access.signature-invalid");
    showroom.post(desk.consultant(), CALLS, body).is(403);
    signed("/api/v1/crm/leads", "{}").is(403);
  }

  private Showroom.Answer call(String report) {
    return signed(CALLS, report);
  }

  private Showroom.Answer signed(String path, String body) {
    Instant now = Instant.now();
    return send(path, body, "pbx", now, RequestSignature.of(SECRET, now, bytes(body)));
  }

  private Showroom.Answer send(
      String path, String body, String sender, Instant at, String signature) {
    return new Showroom.Answer(
        http.post()
            .uri(path)
            .header(RequestSignature.SENDER, sender)
            .header(RequestSignature.TIMESTAMP, Long.toString(at.getEpochSecond()))
            .header(RequestSignature.SIGNATURE, signature)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String followUp(String id) {
    return "/api/v1/crm/follow-ups/" + id;
  }

  private static String contact(String record, String outcome) {
    return "{\"outcome\":\"%s\",\"evidence\":{\"kind\":\"CALL\",\"reference\":\"%s\"}}"
        .formatted(outcome, record);
  }

  private Desk desk() {
    return desk("PBX");
  }

  /** A consultant with an extension, in a store with this telephone system. */
  private Desk desk(String code) {
    var store = showroom.storeCalled(code);
    var desk =
        new Desk(
            store.hire("sc"),
            store.hire("sm"),
            Ids.next().substring(24),
            showroom.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
    showroom
        .post(
            desk.manager(),
            "/api/v1/crm/staff-accounts",
            "{\"channel\":\"CALL\",\"account\":\"%s\",\"personId\":\"%s\"}"
                .formatted(desk.extension(), desk.consultant().personId()))
        .is(201);
    return desk;
  }

  private record Captured(String mobile, String customerId) {}

  private final class Desk {
    private final Login consultant;
    private final Login manager;
    private final String extension;
    private final Instant calledAt;

    Desk(Login consultant, Login manager, String extension, Instant calledAt) {
      this.consultant = consultant;
      this.manager = manager;
      this.extension = extension;
      this.calledAt = calledAt;
    }

    Login consultant() {
      return consultant;
    }

    Login manager() {
      return manager;
    }

    String extension() {
      return extension;
    }

    /** A minute ahead, as the clock of a telephone system may be. */
    Instant calledAt() {
      return calledAt;
    }

    /** The consultant writes to the customer by WeCom. */
    void writes(Captured to) {
      showroom
          .post(
              manager,
              "/api/v1/crm/staff-accounts",
              "{\"channel\":\"WECOM\",\"account\":\"wx-%s\",\"personId\":\"%s\"}"
                  .formatted(extension, consultant.personId()))
          .is(201);
      signed(
              "/api/v1/crm/wecom/messages",
              """
              {"messageId":"%s-m","direction":"OUT","account":"wx-%s","contactAccount":"wm-%s",
               "mobile":"%s","sentAt":"%s"}
              """
                  .formatted(to.customerId(), extension, to.customerId(), to.mobile(), calledAt))
          .is(201);
    }

    String call(String record, String mobile, int seconds) {
      return """
          {"recordId":"%s","direction":"OUT","number":"%s","extension":"%s","startedAt":"%s",
           "talkSeconds":%d}
          """
          .formatted(record, mobile, extension, calledAt, seconds);
    }

    Captured capture() {
      String mobile = Showroom.mobile();
      var lead =
          showroom
              .post(
                  consultant,
                  "/api/v1/crm/leads",
                  "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(mobile))
              .is(201);
      return new Captured(mobile, lead.at("$.customerId"));
    }

    String owed(Captured lead) {
      return showroom
          .get(consultant, "/api/v1/crm/follow-ups?state=OPEN&customerId=" + lead.customerId())
          .is(200)
          .at("$.items[0].id");
    }
  }
}
