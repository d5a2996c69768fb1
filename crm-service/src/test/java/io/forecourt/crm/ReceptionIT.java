package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The desk: visits, calls and entries of leads by every way. */
@ForecourtTest
@Import(Showroom.class)
class ReceptionIT {
  private static final int AT_ONCE = 50;

  @Autowired Showroom showroom;

  @Test
  void fiftyEntriesOfOneNumberAtOnceAreOneLeadWithFiftyTouches() throws Exception {
    var store = showroom.store();
    var desk = store.hire("rc");
    store.onShift(store.hire("sc"));
    String mobile = Showroom.mobile();
    List<Callable<Showroom.Answer>> entries = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String spelling = spelt(mobile, i);
      entries.add(() -> enter(desk, spelling, "WEB"));
    }

    List<Showroom.Answer> answers = new ArrayList<>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Showroom.Answer> answer : people.invokeAll(entries)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(AT_ONCE - 1);
    String lead = answers.getFirst().at("$.id");
    assertThat(answers).allSatisfy(answer -> assertThat(answer.<String>at("$.id")).isEqualTo(lead));
    assertThat(showroom.count("SELECT COUNT(*) FROM lead_touch WHERE lead_id = ?", lead))
        .isEqualTo(AT_ONCE);
    assertThat(
            showroom
                .get(desk, "/api/v1/crm/lead-touches?limit=200&leadId=" + lead)
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .hasSize(AT_ONCE);
  }

  @Test
  void theSameLeadByAnyWayIsOneResourceThatKeepsItsFirstSourceAndCampaign() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);
    String mobile = Showroom.mobile();
    String lead =
        showroom
            .post(
                desk,
                "/api/v1/crm/leads",
                """
                {"name":"张明","mobile":"%s","way":"CAMPAIGN","source":"AUTUMN_SHOW",
                 "campaignId":"ca-1","district":"QINGYUNPU","modelCode":"COMPASS-20T"}
                """
                    .formatted(mobile))
            .is(201)
            .at("$.id");

    store.walkIn(desk, mobile).is(201);
    call(desk, "\"name\":\"张明\",\"mobile\":\"%s\"".formatted(mobile), true).is(201);
    enter(desk, mobile, "WEB").is(200);

    var shown = showroom.get(desk, "/api/v1/crm/leads/" + lead).is(200);
    assertThat(shown.<String>at("$.way")).isEqualTo("CAMPAIGN");
    assertThat(shown.<String>at("$.source")).isEqualTo("AUTUMN_SHOW");
    assertThat(shown.<String>at("$.campaignId")).isEqualTo("ca-1");
    assertThat(
            showroom
                .get(desk, "/api/v1/crm/lead-touches?leadId=" + lead)
                .is(200)
                .<List<String>>at("$.items[*].way"))
        .containsExactly("CAMPAIGN", "WALK_IN", "PHONE", "WEB");
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.lead-captured.v1", lead));
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.lead-touched.v1", lead));
    assertThat(showroom.events().heardOf("io.forecourt.crm.lead-captured.v1", lead)).hasSize(1);
  }

  @Test
  void aKnownFaceIsWithAConsultantAfterOneSearchAndOneEntry() {
    var store = showroom.store();
    var desk = store.hire("rc");
    store.onShift(store.hire("sc"));
    String mobile = Showroom.mobile();
    store.walkIn(desk, mobile).is(201);

    String found =
        showroom
            .get(desk, "/api/v1/crm/customers?phoneLast4=" + mobile.substring(7))
            .is(200)
            .at("$.items[0].id");
    var visit =
        showroom
            .post(
                desk,
                "/api/v1/crm/visits",
                "{\"kind\":\"WALK_IN\",\"customerId\":\"%s\",\"source\":\"WALK_IN\",\"purpose\":\"NEW_CAR\"}"
                    .formatted(found))
            .is(201);

    assertThat(visit.<String>at("$.consultantId")).isNotNull();
    assertThat(visit.<Boolean>at("$.returningVisitor")).isTrue();
    assertThat(visit.<Boolean>at("$.receivedOnTime")).isTrue();
  }

  @Test
  void aCustomerOfAnotherStoreIsNotRecognisedHere() {
    var other = showroom.store();
    String customer = other.walkIn(other.hire("rc")).is(201).at("$.customerId");
    var desk = showroom.store().hire("rc");

    showroom
        .post(
            desk,
            "/api/v1/crm/visits",
            "{\"kind\":\"WALK_IN\",\"customerId\":\"%s\",\"source\":\"WALK_IN\",\"purpose\":\"NEW_CAR\"}"
                .formatted(customer))
        .is(404);
  }

  @Test
  void aVisitThatIsNoLeadHasItsReasonAndNobodyWaits() {
    var store = showroom.store();
    var desk = store.hire("rc");

    var visit =
        showroom
            .post(
                desk,
                "/api/v1/crm/visits",
                "{\"kind\":\"WALK_IN\",\"rejectReason\":\"PASSING_BY\"}")
            .is(201);

    assertThat(visit.text()).doesNotContain("leadId");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.visit-rejected.v1", visit.at("$.id")));
    assertThat(
            showroom.get(desk, "/api/v1/crm/visits?waiting=true").<List<String>>at("$.items[*].id"))
        .isEmpty();
  }

  @Test
  void theDirectorReceivesAMemberInPerson() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var director = store.hire("sd");

    var visit =
        showroom
            .post(
                desk,
                "/api/v1/crm/visits",
                """
                {"kind":"MEMBER","name":"张明","mobile":"%s","source":"CLUB","purpose":"NEW_CAR",
                 "hostId":"%s"}
                """
                    .formatted(Showroom.mobile(), director.personId()))
            .is(201);

    assertThat(visit.<String>at("$.hostId")).isEqualTo(director.personId());
    assertThat(visit.<Boolean>at("$.receivedOnTime")).isTrue();
    var told = showroom.events().await("io.forecourt.crm.visit-registered.v1", visit.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.data().path("hostId").asString()).isEqualTo(director.personId());
  }

  @Test
  void anEnquiryByPhoneIsALeadAndPassedOnToItsConsultant() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);

    var call =
        call(desk, "\"name\":\"张明\",\"mobile\":\"%s\"".formatted(Showroom.mobile()), true).is(201);

    assertThat(call.<String>at("$.passedToId")).isEqualTo(li.personId());
    assertThat(call.<Boolean>at("$.inTime")).isTrue();
    String lead = call.at("$.leadId");
    assertThat(showroom.get(li, "/api/v1/crm/leads/" + lead).is(200).<String>at("$.way"))
        .isEqualTo("PHONE");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.call-registered.v1", call.at("$.id")));
    assertThat(showroom.get(li, "/api/v1/crm/follow-ups?kind=FIRST_RESPONSE").is(200).text())
        .contains(lead);
  }

  @Test
  void whoTookTheCallHasGivenTheFirstAnswer() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    store.onShift(li);

    var call =
        call(
                desk,
                "\"name\":\"张明\",\"mobile\":\"%s\",\"passedToId\":\"%s\""
                    .formatted(Showroom.mobile(), li.personId()),
                true)
            .is(201);

    String lead = call.at("$.leadId");
    assertThat(showroom.get(li, "/api/v1/crm/leads/" + lead).is(200).<String>at("$.state"))
        .isEqualTo("CONTACTED");
    assertThat(showroom.get(li, "/api/v1/crm/follow-ups?kind=FIRST_RESPONSE").is(200).text())
        .doesNotContain(lead);
  }

  @Test
  void aCallThatNobodyAnsweredIsKeptAndPassedOnToNobody() {
    var store = showroom.store();
    var desk = store.hire("rc");

    assertThat(call(desk, "\"note\":null", false).is(201).<Boolean>at("$.inTime")).isFalse();
    call(desk, "\"passedToId\":\"%s\"".formatted(desk.personId()), false)
        .is(409)
        .<String>at("$.code");
  }

  private Showroom.Answer enter(Login desk, String mobile, String source) {
    return showroom.post(
        desk,
        "/api/v1/crm/leads",
        "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"%s\"}".formatted(mobile, source));
  }

  private Showroom.Answer call(Login desk, String more, boolean answered) {
    return showroom.post(
        desk,
        "/api/v1/crm/calls",
        """
        {"direction":"INBOUND","topic":"ENQUIRY","ringCount":3,"answered":%s,"companyNamed":true,%s}
        """
            .formatted(answered, Objects.requireNonNull(more)));
  }

  /** The number as people write it. */
  private static String spelt(String mobile, int way) {
    return switch (way % 5) {
      case 0 -> mobile;
      case 1 -> "+86 " + mobile;
      case 2 -> mobile.substring(0, 3) + "-" + mobile.substring(3, 7) + "-" + mobile.substring(7);
      case 3 -> mobile.substring(0, 3) + " " + mobile.substring(3, 7) + " " + mobile.substring(7);
      default -> "0086" + mobile;
    };
  }
}
