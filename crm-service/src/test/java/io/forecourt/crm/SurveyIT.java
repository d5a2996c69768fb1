package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ForecourtTest
@Import(Showroom.class)
class SurveyIT {
  private static final String SURVEYS = "/api/v1/crm/surveys";
  private static final String LINKS = "/api/v1/crm/survey-links/";
  private static final String CALL = "{\"kind\":\"CALL\",\"reference\":\"pbx-17\"}";

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired PersonalVault vault;

  @Test
  void aCustomerAnswersOnceByTheLinkOfTheInvitation() {
    var house = new House();
    house.asks("SSI");
    String customer = house.customer("");
    String order = house.insured(customer);
    house.delivers(customer, order);

    Answer survey = house.survey(order);
    assertThat(survey.<String>at("$.insurancePersonId")).isEqualTo("p-in");
    assertThat(survey.<String>at("$.channel")).isEqualTo("LINK");
    assertThat(survey.<String>at("$.consultantId")).isEqualTo(house.consultant.personId());
    assertThat(survey.at("$.dueAt", Instant::parse))
        .isEqualTo(house.deliveredAt.plus(Duration.ofDays(21)));
    String token = house.token(survey);
    Answer questions = follow(survey, token).is(200);
    assertThat(questions.<List<String>>at("$.questions[*].item"))
        .containsExactly("OVERALL", "HANDOVER", "INSURANCE");
    assertThat(questions.text()).doesNotContain(customer).doesNotContain("欧阳");

    Answer answered = answer(survey, token, 10, 7).is(200);

    assertThat(answered.<String>at("$.state")).isEqualTo("ANSWERED");
    assertThat(answered.<List<String>>at("$.allowedActions")).isEmpty();
    answer(survey, token, 10, 10).problem(409, "survey.wrong-state");
    var told = house.heard("survey-answered", survey.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.json()).doesNotContain("friendly");
    assertThat(told.headers()).containsEntry("ce_actor", customer);
    assertThat(told.data().path("topBox").asBoolean()).isTrue();
    assertThat(told.data().path("subjectScore").asString()).isEqualTo("66.67");
    Answer shown = showroom.get(house.si, path(survey)).is(200);
    // (50 × 100 + 40 × 66.67) / 90
    assertThat(shown.<Double>at("$.score")).isEqualTo(85.19);
    assertThat(shown.<String>at("$.comment")).isEqualTo("friendly");
    assertThat(shown.<List<String>>at("$.allowedActions")).containsExactly("voiding");
    EventContracts.assertValid(house.heard("survey-issued", survey.at("$.id")));
  }

  @Test
  void theLinkIsForTheCustomerAloneAndNobodyReadsItInTheMessage() {
    var house = new House();
    house.asks("SSI");
    Answer survey = house.survey(house.delivers(house.customer("")));
    String token = house.token(survey);
    String message = survey.at("$.messageId");

    Answer shown = showroom.get(house.manager, "/api/v1/crm/messages/" + message).is(200);

    assertThat(shown.<String>at("$.text")).contains("{link}").doesNotContain(token);
    assertThat(stored(survey, "body_sealed", "message")).doesNotContain(token);
    assertThat(stored(survey, "parameters_sealed", "message-parameters"))
        .contains(survey.<String>at("$.id"))
        .doesNotContain(token);
  }

  @Test
  void nobodySendsTheLinkOfASurveyByHand() {
    var house = new House();
    house.asks("SSI");
    Answer survey = house.survey(house.delivers(house.customer("")));

    showroom
        .post(
            house.agent,
            "/api/v1/crm/messages",
            """
            {"customerId":"%s","template":"survey.invitation","purpose":"SURVEY",
             "parameters":{"link":"%s"}}
            """
                .formatted(house.customer(""), survey.<String>at("$.id")))
        .problem(409, "message.not-by-hand");
  }

  /** What is kept of the invitation, in clear. */
  private String stored(Answer survey, String column, String name) {
    String sealed =
        jdbc.sql("SELECT %s FROM message WHERE id = ?".formatted(column))
            .param(survey.<String>at("$.messageId"))
            .query(String.class)
            .single();
    return vault.open(survey.at("$.customerId"), name, sealed).orElseThrow();
  }

  @Test
  void onlyTheLinkOpensTheSurvey() {
    var house = new House();
    house.asks("SSI");
    Answer one = house.survey(house.delivers(house.customer("")));
    Answer other = house.survey(house.delivers(house.customer("")));

    follow(one, house.token(other)).problem(401, "access.signature-invalid");
    follow(one, "x").problem(401, "access.signature-invalid");
    showroom.get(house.si, LINKS + one.at("$.id")).is(403);
    new Answer(http.get().uri(LINKS + one.at("$.id")).exchange())
        .problem(401, "access.token-missing");
    new Answer(
            http.get()
                .uri(SURVEYS + "/" + one.at("$.id"))
                .header("X-Signature", house.token(one))
                .exchange())
        .problem(401, "access.signature-invalid");
  }

  @Test
  void whoAgreedToCallsIsInterviewedBySomebodyWhomTheAnswerDoesNotMeasure() {
    var house = new House();
    house.asks("SSI");
    Answer survey = house.survey(house.delivers(house.customer(",\"contactChannel\":\"CALL\"")));

    assertThat(survey.<String>at("$.channel")).isEqualTo("INTERVIEW");
    assertThat(survey.<String>at("$.interviewerId")).isEqualTo(house.si.personId());
    Login both = house.store.login(house.consultant.personId(), "ca");
    house.interview(both, survey, 10, 10).problem(409, "survey.own-answer");
    assertThat(house.interview(house.si, survey, 10, 10).is(200).<String>at("$.answeredBy"))
        .isEqualTo(house.si.personId());
    house.interview(house.si, survey, 10, 10).problem(409, "survey.wrong-state");
  }

  @Test
  void whoDidNotAgreeOrWasAskedLatelyIsNotAsked() {
    var house = new House();
    house.asks("SSI");
    String silent = house.newcomer();
    String refused = house.delivers(silent);
    String asked = house.customer("");
    house.survey(house.delivers(asked));
    String again = house.delivers(asked);

    Showroom.await(
        () -> {
          assertThat(house.outcomes(refused)).containsExactly("NO_CONSENT");
          assertThat(house.outcomes(again)).containsExactly("ASKED_LATELY");
        });
  }

  @Test
  void aCustomerWithAnOpenComplaintIsLeftAlone() {
    var house = new House();
    house.asks("SSI");
    String customer = house.customer("");
    showroom
        .post(
            house.agent,
            "/api/v1/crm/complaints",
            "{\"customerId\":\"%s\",\"kind\":\"SALES\",\"channel\":\"PHONE\",\"text\":\"late\"}"
                .formatted(customer))
        .is(201);
    house.deliveredAt = showroom.now().minus(Duration.ofDays(17).plusHours(23));

    String order = house.delivers(customer);

    Showroom.await(() -> assertThat(house.outcomes(order)).containsExactly("LEFT_ALONE"));
  }

  @Test
  void aLowScoreOpensAComplaintAtOnceAndStaysCounted() {
    var house = new House();
    house.asks("SSI");
    String customer = house.customer("");
    Answer survey = house.survey(house.delivers(customer));

    house.interview(house.si, survey, 2, 1).is(200);

    var found = showroom.get(house.agent, "/api/v1/crm/complaints?customerId=" + customer).is(200);
    assertThat(found.<List<String>>at("$.items[*].channel")).containsExactly("SURVEY");
    assertThat(found.<List<String>>at("$.items[*].kind")).containsExactly("SALES");
    assertThat(house.verySatisfied()).containsExactly(0, 1);
    assertThat(
            house.heard("survey-answered", survey.at("$.id")).data().path("lowScore").asBoolean())
        .isTrue();
  }

  @Test
  void aTalkWithSomebodyElseIsNoInterviewOfTheCustomer() {
    var house = new House();
    house.asks("SSI");
    Answer survey = house.survey(house.delivers(house.customer("")));
    String other = house.store.walkIn(house.desk).is(201).at("$.id");

    house
        .interview(
            house.si, survey, 10, 10, "{\"kind\":\"VISIT\",\"reference\":\"%s\"}".formatted(other))
        .problem(409, "follow-up.evidence-of-other");
  }

  @Test
  void anAnswerIsVoidedByTwoPeopleAndKept() {
    var house = new House();
    house.asks("SSI");
    Answer survey = house.survey(house.delivers(house.customer("")));
    house.interview(house.si, survey, 10, 10).is(200);
    assertThat(house.verySatisfied()).containsExactly(1, 1);
    showroom.post(house.si, path(survey) + "/voiding", "{\"reasonCode\":\"COACHED\"}").is(200);
    showroom
        .post(house.manager, path(survey) + "/voiding", "{\"reasonCode\":\"COACHED\"}")
        .problem(409, "survey.voiding-asked");

    house.approves(house.manager, survey.at("$.id"));

    Answer voided = showroom.get(house.si, path(survey)).is(200);
    assertThat(voided.<String>at("$.state")).isEqualTo("VOIDED");
    assertThat(voided.<List<Integer>>at("$.grades[*].grade")).isNotEmpty();
    assertThat(voided.<String>at("$.voidedBy")).isEqualTo(house.manager.personId());
    assertThat(house.verySatisfied()).containsExactly(0, 0);
    EventContracts.assertValid(house.heard("survey-voided", survey.at("$.id")));
    assertThat(
            showroom
                .get(house.si, "/api/v1/crm/survey-scores?from=2020-01-01&to=2100-01-01")
                .is(200)
                .<List<String>>at("$.people"))
        .isEmpty();
  }

  @Test
  void aServiceVisitBelongsToThePopulationOfItsMonth() {
    var house = new House();
    house.asks("CSI");
    String customer = house.customer("");

    String visit =
        showroom
            .post(
                house.desk,
                "/api/v1/crm/visits",
                "{\"kind\":\"WALK_IN\",\"customerId\":\"%s\",\"rejectReason\":\"SERVICE\"}"
                    .formatted(customer))
            .is(201)
            .at("$.id");

    assertThat(house.outcomes("CSI", visit)).containsExactly("WAITING");
  }

  @Test
  void aPublishedQuestionnaireIsFollowedNeverChanged() {
    var house = new House();
    String first = house.asks("SSI");
    Answer shown = showroom.get(house.si, "/api/v1/crm/questionnaires/" + first).is(200);
    new Answer(
            http.put()
                .uri("/api/v1/crm/questionnaires/" + first)
                .header("Authorization", house.si.bearer())
                .header("If-Match", String.valueOf(shown.header("ETag")))
                .contentType(MediaType.APPLICATION_JSON)
                .content(questionnaire("SSI"))
                .exchange())
        .problem(409, "questionnaire.published");

    String second = house.asks("SSI");

    assertThat(showroom.get(house.si, "/api/v1/crm/questionnaires/" + first).<String>at("$.state"))
        .isEqualTo("RETIRED");
    assertThat(
            showroom.get(house.si, "/api/v1/crm/questionnaires/" + second).<Integer>at("$.edition"))
        .isEqualTo(2);
  }

  @Test
  void anErasedCustomerIsAskedNoMore() {
    var house = new House();
    house.asks("SSI");
    String customer = house.newcomer();
    house.consents(customer, "");
    Answer survey = house.survey(house.delivers(customer));

    showroom
        .post(house.store.hire("pv"), "/api/v1/crm/customers/" + customer + "/erasure", "{}")
        .is(200);

    assertThat(showroom.get(house.si, path(survey)).is(200).<String>at("$.state"))
        .isEqualTo("DROPPED");
  }

  @Test
  void anotherStoreDoesNotSeeTheSurvey() {
    var house = new House();
    house.asks("SSI");
    Answer survey = house.survey(house.delivers(house.customer("")));

    showroom.get(showroom.store().hire("si"), path(survey)).is(404);
    assertThat(showroom.get(house.consultant, path(survey)).status()).isEqualTo(200);
    showroom.get(house.store.hire("sc"), path(survey)).is(404);
  }

  private Answer follow(Answer survey, String token) {
    return new Answer(
        http.get().uri(LINKS + survey.at("$.id")).header("X-Signature", token).exchange());
  }

  private Answer answer(Answer survey, String token, int overall, int handover) {
    return new Answer(
        http.post()
            .uri(LINKS + survey.at("$.id") + "/answer")
            .header("X-Signature", token)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"grades\":%s,\"comment\":\"friendly\"}".formatted(grades(overall, handover)))
            .exchange());
  }

  private static String path(Answer survey) {
    return SURVEYS + "/" + survey.at("$.id");
  }

  static String questionnaire(String kind) {
    return """
        {"kind":"%s","title":"Buying","scaleMin":1,"scaleMax":10,"overallItem":"OVERALL",
         "verySatisfiedFrom":9,"items":[
          {"code":"OVERALL","weight":50,"factor":"WHOLE","department":"SHOWROOM",
           "measured":"STORE","optional":false,"textZh":"总体","textEn":"On the whole"},
          {"code":"HANDOVER","weight":40,"factor":"DELIVERY","department":"SHOWROOM",
           "measured":"CONSULTANT","optional":false,"textZh":"交车","textEn":"The handover"},
          {"code":"INSURANCE","weight":10,"factor":"INSURANCE","department":"INSURANCE",
           "measured":"INSURANCE","optional":true,"textZh":"保险","textEn":"The insurance"}]}
        """
        .formatted(kind);
  }

  static String grades(int overall, int handover) {
    return "[{\"item\":\"OVERALL\",\"grade\":%d},{\"item\":\"HANDOVER\",\"grade\":%d}]"
        .formatted(overall, handover);
  }

  /** A store that asks its customers. */
  private final class House {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login agent = store.hire("ca");
    final Login si = store.hire("si");
    final Login manager = store.hire("cs");
    final Login consultant = store.hire("sc");
    Instant deliveredAt = showroom.now().minus(Duration.ofDays(8));

    String asks(String kind) {
      String id =
          showroom.post(si, "/api/v1/crm/questionnaires", questionnaire(kind)).is(201).at("$.id");
      showroom.post(si, "/api/v1/crm/questionnaires/" + id + "/publication", "").is(200);
      return id;
    }

    String newcomer() {
      return store.walkIn(desk).is(201).at("$.customerId");
    }

    String customer(String more) {
      String id = newcomer();
      consents(id, more);
      return id;
    }

    void consents(String customer, String more) {
      showroom
          .post(
              agent,
              "/api/v1/crm/customers/" + customer + "/consents",
              "{\"purpose\":\"SURVEY\",\"given\":true,\"noticeVersion\":\"2026-1\",\"channel\":\"STORE\"%s}"
                  .formatted(more))
          .is(201);
    }

    String delivers(String customer) {
      return delivers(customer, "o-" + Ids.next());
    }

    String delivers(String customer, String order) {
      store.sales(
          "vehicle-delivered",
          order,
          9,
          Map.of(
              "orderId", order,
              "leadId", Ids.next(),
              "customerId", customer,
              "consultantId", consultant.personId(),
              "deliveredAt", deliveredAt.toString()));
      return order;
    }

    /** An order whose car has its policy. */
    String insured(String customer) {
      String order = "o-" + Ids.next();
      String policy = Ids.next();
      showroom
          .events()
          .tell(
              TestEvents.event(
                      "io.forecourt.insurance.policy-issued.v1",
                      policy,
                      1,
                      Map.of(
                          "policyId", policy,
                          "kind", "COMPULSORY",
                          "orderId", order,
                          "customerId", customer,
                          "vin", "LFPH3ACC1N1A00001",
                          "endDate", "2027-11-26",
                          "renewalDate", "2027-11-26",
                          "issuedBy", "p-in"))
                  .inStore(store.code())
                  .at(showroom.now()));
      Showroom.await(
          () ->
              assertThat(
                      showroom.count(
                          "SELECT COUNT(*) FROM order_insurance WHERE order_id = ?", order))
                  .isEqualTo(1));
      return order;
    }

    Answer survey(String order) {
      String list = SURVEYS + "?orderId=" + order;
      Showroom.await(
          () ->
              assertThat(showroom.get(si, list).is(200).<List<String>>at("$.items[*].id"))
                  .hasSize(1));
      return showroom.get(si, SURVEYS + "/" + showroom.get(si, list).at("$.items[0].id")).is(200);
    }

    /** What the customer's link carries behind the id of the survey. */
    String token(Answer survey) {
      return vault.hash(HashKind.LINK, survey.at("$.id"));
    }

    Answer interview(Login who, Answer survey, int overall, int handover) {
      return interview(who, survey, overall, handover, CALL);
    }

    Answer interview(Login who, Answer survey, int overall, int handover, String evidence) {
      return showroom.post(
          who,
          path(survey) + "/answer",
          "{\"grades\":%s,\"evidence\":%s}".formatted(grades(overall, handover), evidence));
    }

    void approves(Login who, String subject) {
      String approval =
          showroom
              .get(who, "/api/v1/crm/approvals?waitingForMe=true&subjectId=" + subject)
              .is(200)
              .at("$.items[0].id");
      showroom
          .post(
              who, "/api/v1/crm/approvals/" + approval + "/decision", "{\"decision\":\"APPROVED\"}")
          .is(200);
    }

    /** Very satisfied answers of all valid ones of today. */
    int[] verySatisfied() {
      LocalDate today = LocalDate.ofInstant(showroom.now(), ZoneId.of("Asia/Shanghai"));
      Answer kpis =
          showroom
              .get(
                  si,
                  "/api/v1/crm/kpis?code=KPI-SAT-01&from=%s&to=%s"
                      .formatted(today.minusDays(1), today))
              .is(200);
      return new int[] {
        kpis.<Number>at("$.kpis[0].total[0].numerator").intValue(),
        kpis.<Number>at("$.kpis[0].total[0].denominator").intValue()
      };
    }

    List<String> outcomes(String order) {
      return outcomes("SSI", order);
    }

    /** What became of a delivery or visit. */
    List<String> outcomes(String kind, String reference) {
      List<String> periods =
          showroom.get(si, "/api/v1/crm/survey-periods?kind=" + kind).is(200).at("$.items[*].id");
      return periods.stream()
          .flatMap(
              period ->
                  showroom
                      .get(si, "/api/v1/crm/survey-periods/" + period + "/population")
                      .is(200)
                      .<List<String>>at("$.items[?(@.reference=='" + reference + "')].outcome")
                      .stream())
          .toList();
    }

    Heard heard(String type, String subject) {
      return showroom.events().await("io.forecourt.crm." + type + ".v1", subject);
    }
  }
}
