package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class QualityIT {
  private static final List<String> RECEPTION =
      List.of(
          "GREETING",
          "NEEDS",
          "PRESENTATION",
          "TEST_DRIVE_OFFERED",
          "PRICE_STANDARD",
          "FAREWELL_AND_NEXT_STEP");

  @Autowired Showroom showroom;
  @Autowired BusinessClock clock;

  @Test
  void aVisitIsDrawnByLotScoredByTheManagerAndCounted() {
    var store = showroom.store();
    var receptionist = store.hire("rc");
    var consultant = store.hire("sc");
    var manager = store.hire("sh");
    store.onShift(consultant);
    store.walkIn(receptionist).is(201);
    store.walkIn(receptionist).is(201);

    var drawn = draw(manager).is(201);
    assertThat(drawn.<Integer>at("$.population")).isEqualTo(2);
    assertThat(drawn.<List<String>>at("$.samples[*].personId"))
        .containsExactly(consultant.personId());
    String sample = "/api/v1/crm/contact-samples/" + drawn.at("$.samples[0].id");
    showroom
        .post(manager, sample + "/score", "{\"marks\":[{\"item\":\"GREETING\",\"points\":5}]}")
        .problem(400, "request.invalid");

    var scored = showroom.post(manager, sample + "/score", marks(80)).is(200);

    assertThat(scored.<Double>at("$.score")).isEqualTo(80.0);
    assertThat(scored.<List<String>>at("$.allowedActions")).isEmpty();
    var told =
        showroom.events().await("io.forecourt.crm.contact-quality-scored.v1", scored.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.json()).doesNotContain("friendly");
    showroom.post(manager, sample + "/score", marks(90)).problem(409, "quality.scored");
    var scores =
        showroom
            .get(manager, "/api/v1/crm/contact-scores?from=" + today() + "&to=" + today())
            .is(200);
    assertThat(scores.<List<Double>>at("$.posts[*].score")).containsExactly(80.0);
    assertThat(
            showroom
                .get(consultant, "/api/v1/crm/contact-samples")
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .hasSize(1);
  }

  @Test
  void whatWasDrawnIsNotDrawnAgain() {
    var store = showroom.store();
    var receptionist = store.hire("rc");
    var manager = store.hire("sh");
    store.onShift(store.hire("sc"));
    store.walkIn(receptionist).is(201);

    assertThat(draw(manager).is(201).<List<String>>at("$.samples[*].id")).hasSize(1);
    assertThat(draw(manager).is(201).<List<String>>at("$.samples[*].id")).isEmpty();
  }

  @Test
  void nobodyScoresThemselves() {
    var store = showroom.store();
    var receptionist = store.hire("rc");
    var consultant = store.hire("sc");
    var manager = store.hire("sh");
    store.onShift(consultant);
    store.walkIn(receptionist).is(201);
    String sample = draw(manager).is(201).at("$.samples[0].id");
    Login both = store.login(consultant.personId(), "su");

    var refused =
        showroom
            .post(both, "/api/v1/crm/contact-samples/" + sample + "/score", marks(100))
            .problem(409, "quality.own-contact");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(
            showroom
                .get(both, "/api/v1/crm/contact-samples/" + sample)
                .is(200)
                .<List<String>>at("$.allowedActions"))
        .isEmpty();
  }

  private Showroom.Answer draw(Login manager) {
    return showroom.post(
        manager,
        "/api/v1/crm/contact-draws",
        "{\"post\":\"CONSULTANT\",\"day\":\"%s\"}".formatted(today()));
  }

  private LocalDate today() {
    return clock.today(ZoneId.of("Asia/Shanghai"));
  }

  private static String marks(int points) {
    return Stream.of(RECEPTION)
        .flatMap(List::stream)
        .map(item -> "{\"item\":\"%s\",\"points\":%d}".formatted(item, points))
        .collect(Collectors.joining(",", "{\"marks\":[", "],\"remark\":\"friendly\"}"));
  }
}
