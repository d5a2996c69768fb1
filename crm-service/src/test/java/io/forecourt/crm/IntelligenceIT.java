package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class IntelligenceIT {
  private static final String LOG = "/api/v1/crm/intelligence";
  private static final String SUMMARIES = "/api/v1/crm/intelligence-summaries";

  @Autowired Showroom showroom;

  private Showroom.Store store;
  private Login marketing;
  private Login director;

  @BeforeEach
  void people() {
    store = showroom.store();
    marketing = store.hire("mk");
    director = store.hire("sd");
  }

  @Test
  void somebodyElseChecksWhatWasReported() {
    String id = price(marketing).is(201).at("$.id");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.intelligence-reported.v1", id));

    assertThat(check(marketing, id).is(409).<String>at("$.code"))
        .isEqualTo("intelligence.own-report");
    assertThat(check(director, id).is(200).<String>at("$.state")).isEqualTo("VERIFIED");
    assertThat(check(director, id).is(409).<String>at("$.code"))
        .isEqualTo("intelligence.checked-already");
    var told = showroom.events().await("io.forecourt.crm.intelligence-verified.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("reporterId").asString()).isEqualTo(marketing.personId());
  }

  @Test
  void eachTopicHasTheFieldsOfThePolicy() {
    assertThat(
            report(marketing, "SURVEY", "SURVEY", "", "{\"respondents\":\"many\"}")
                .is(400)
                .<List<String>>at("$.errors[*].pointer"))
        .containsExactlyInAnyOrder("/fields/respondents", "/fields/positiveShare");
    report(marketing, "RIVAL_PRICE", "FIELD_VISIT", "", "{\"price\":\"1\"}").is(400);
    report(marketing, "GOSSIP", "FIELD_VISIT", "", "{}").is(400);
    Answer survey =
        report(
                marketing,
                "SURVEY",
                "SURVEY",
                "",
                "{\"respondents\":\"120\",\"positiveShare\":\"0.62\",\"until\":\"2026-11-20\"}")
            .is(201);

    assertThat(
            showroom
                .events()
                .await("io.forecourt.crm.intelligence-reported.v1", survey.at("$.id"))
                .data()
                .path("statistics")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aRivalsQuoteOnADealIsAnsweredByItsOutcome() {
    Login manager = store.hire("sh");
    Login consultant = store.hire("sc");
    store.onShift(consultant);
    Answer bought = store.walkIn(store.hire("rc")).is(201);
    String won = bought.at("$.leadId");
    String lost = store.walkIn(store.hire("rc")).is(201).at("$.leadId");
    String answered = quote(manager, won).is(201).at("$.id");
    String failed = quote(manager, lost).is(201).at("$.id");

    store.sales(
        "order-placed",
        "o-" + won,
        3,
        Map.of("orderId", "o-" + won, "leadId", won, "customerId", bought.at("$.customerId")));
    showroom.spokenTo(consultant, lost, 3);
    showroom
        .post(
            consultant,
            "/api/v1/crm/leads/" + lost + "/loss-request",
            "{\"reasonCode\":\"PRICE\",\"rival\":\"Rival Motors\"}")
        .is(200);
    showroom
        .post(manager, "/api/v1/crm/leads/" + lost + "/loss-decision", "{\"accepted\":true}")
        .is(200);

    var signed =
        showroom.events().await("io.forecourt.crm.intelligence-outcome-known.v1", answered);
    EventContracts.assertValid(signed);
    assertThat(signed.data().path("outcome").asString()).isEqualTo("CONTRACT_SIGNED");
    var gone = showroom.events().await("io.forecourt.crm.intelligence-outcome-known.v1", failed);
    EventContracts.assertValid(gone);
    assertThat(gone.data().path("reasonCode").asString()).isEqualTo("PRICE");

    Answer summary =
        showroom.post(marketing, SUMMARIES, "{\"conclusion\":\"answer with warranty\"}").is(201);
    assertThat(summary.<Integer>at("$.entries")).isEqualTo(2);
    assertThat(summary.<Map<String, Integer>>at("$.lossesByRival"))
        .containsEntry("Rival Motors: PRICE", 1);
    EventContracts.assertValid(
        showroom
            .events()
            .await("io.forecourt.crm.intelligence-summary-published.v1", summary.at("$.id")));
  }

  @Test
  void aRewardIsLinkedToTheReport() {
    String id = price(marketing).is(201).at("$.id");

    showroom
        .events()
        .tell(
            TestEvents.event(
                    "io.forecourt.hr.incentive-awarded.v1",
                    "aw-" + id,
                    1,
                    Map.of("awardId", "aw-" + id, "intelligenceId", id))
                .inStore(store.code()));

    Showroom.await(
        () ->
            assertThat(showroom.get(director, LOG + "/" + id).is(200).<String>at("$.awardId"))
                .isEqualTo("aw-" + id));
  }

  private Answer price(Login who) {
    return report(
        who, "RIVAL_PRICE", "FIELD_VISIT", ",\"rival\":\"Rival Motors\"", "{\"price\":\"151900\"}");
  }

  private Answer quote(Login who, String lead) {
    return report(
        who,
        "RIVAL_QUOTE",
        "CUSTOMER_FEEDBACK",
        ",\"rival\":\"Rival Motors\",\"leadId\":\"" + lead + "\"",
        "{\"price\":\"149900\"}");
  }

  private Answer report(Login who, String topic, String source, String more, String fields) {
    return showroom.post(
        who,
        LOG,
        "{\"topic\":\"%s\",\"source\":\"%s\",\"text\":\"seen today\",\"fields\":%s%s}"
            .formatted(topic, source, fields, more));
  }

  private Answer check(Login who, String id) {
    return showroom.post(who, LOG + "/" + id + "/check", "{\"rightAndUseful\":true}");
  }
}
