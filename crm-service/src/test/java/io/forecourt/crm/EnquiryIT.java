package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class EnquiryIT {
  private static final String ENQUIRIES = "/api/v1/crm/enquiries";

  @Autowired Showroom showroom;

  @Test
  void aQuestionIsAnsweredByWhoAnswersSuchQuestions() {
    var store = showroom.store();
    var officer = store.hire("io");
    var receptionist = store.hire("rc");

    var asked =
        showroom
            .post(
                receptionist,
                ENQUIRIES,
                "{\"kind\":\"PRODUCT\",\"channel\":\"PHONE\",\"question\":\"欧阳 asks for blue\"}")
            .is(201);
    String id = asked.at("$.id");
    assertThat(asked.<String>at("$.ownerId")).isEqualTo(officer.personId());
    assertThat(asked.<List<String>>at("$.allowedActions")).isEmpty();
    showroom.post(receptionist, ENQUIRIES + "/" + id + "/answer", "{\"answer\":\"x\"}").is(403);

    var answered =
        showroom.post(officer, ENQUIRIES + "/" + id + "/answer", "{\"answer\":\"in May\"}").is(200);

    assertThat(answered.<String>at("$.state")).isEqualTo("CLOSED");
    assertThat(answered.<String>at("$.question")).isEqualTo("欧阳 asks for blue");
    var logged = showroom.events().await("io.forecourt.crm.enquiry-logged.v1", id);
    var closed = showroom.events().await("io.forecourt.crm.enquiry-closed.v1", id);
    EventContracts.assertValid(logged);
    EventContracts.assertValid(closed);
    assertThat(logged.json()).doesNotContain("欧阳");
    assertThat(closed.data().path("withinLimit").asBoolean()).isTrue();
    showroom
        .post(officer, ENQUIRIES + "/" + id + "/answer", "{\"answer\":\"again\"}")
        .problem(409, "enquiry.wrong-state");
  }

  @Test
  void helpIsSentArrivesAndIsNoted() {
    var store = showroom.store();
    var officer = store.hire("io");
    var call = rescue(officer, ",\"place\":\"G2 高速 1024 km\"").is(201);
    String path = ENQUIRIES + "/" + call.at("$.id");
    assertThat(call.at("$.dueAt", Instant::parse))
        .isEqualTo(call.at("$.loggedAt", Instant::parse).plus(Duration.ofMinutes(15)));
    assertThat(call.<List<String>>at("$.allowedActions")).containsExactly("answer", "dispatch");

    var sent = showroom.post(officer, path + "/dispatch", "{\"helper\":\"towing 2\"}").is(200);
    assertThat(sent.at("$.dueAt", Instant::parse))
        .isEqualTo(sent.at("$.dispatchedAt", Instant::parse).plus(Duration.ofMinutes(90)));
    assertThat(showroom.post(officer, path + "/arrival", "").is(200).<String>at("$.state"))
        .isEqualTo("ARRIVED");
    var done = showroom.post(officer, path + "/answer", "{\"answer\":\"towed\"}").is(200);

    assertThat(done.<Boolean>at("$.overdue")).isFalse();
    assertThat(done.<String>at("$.place")).isEqualTo("G2 高速 1024 km");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.rescue-call-logged.v1", call.at("$.id")));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.enquiry-closed.v1", call.at("$.id")));
  }

  @Test
  void rescueHasAPlaceAndAQuestionNone() {
    var store = showroom.store();
    var officer = store.hire("io");

    assertThat(rescue(officer, "").is(400).<List<String>>at("$.errors[*].pointer"))
        .containsExactly("/place");
    showroom
        .post(
            officer,
            ENQUIRIES,
            "{\"kind\":\"PRICE\",\"channel\":\"WEB\",\"question\":\"x\",\"place\":\"here\"}")
        .is(400);
    showroom
        .post(officer, ENQUIRIES, "{\"kind\":\"NONE\",\"channel\":\"WEB\",\"question\":\"x\"}")
        .is(400);
  }

  private Showroom.Answer rescue(Login officer, String place) {
    return showroom.post(
        officer,
        ENQUIRIES,
        "{\"kind\":\"RESCUE\",\"channel\":\"PHONE\",\"question\":\"flat battery\"" + place + "}");
  }
}
