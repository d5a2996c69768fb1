package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.followup.persistence.Samples;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class FollowUpSampleIT {
  private static final String SAMPLES = "/api/v1/crm/follow-up-samples";

  @Autowired Showroom showroom;

  @Test
  void aManagerLooksAtContactsThatChanceHasChosen() {
    var store = showroom.store();
    var manager = store.hire("sm");
    var li = store.hire("sc");
    List<String> done = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      done.add(contacted(li));
    }
    done.sort(null);

    var sample = showroom.post(manager, SAMPLES, "{\"size\":3,\"days\":1}").is(201);

    List<String> drawn = sample.at("$.followUpIds");
    long seed = Long.parseLong(sample.at("$.seed"));
    assertThat(sample.<Integer>at("$.drawnFrom")).isEqualTo(6);
    assertThat(drawn).hasSize(3).isEqualTo(Samples.draw(done, 3, seed));
    String list = "/api/v1/crm/follow-ups?sample=" + sample.at("$.id");
    assertThat(showroom.get(manager, list).is(200).<List<String>>at("$.items[*].id"))
        .containsExactlyInAnyOrderElementsOf(drawn);
    showroom.get(manager, SAMPLES + "/" + sample.at("$.id")).is(200);
    showroom.get(showroom.store().hire("sm"), SAMPLES + "/" + sample.at("$.id")).is(404);
    showroom.post(li, SAMPLES, "{\"size\":3,\"days\":1}").is(403);
  }

  @Test
  void theFiguresOfAMonthCountWhatWasPlannedForIt() {
    var store = showroom.store();
    var manager = store.hire("sm");
    contacted(store.hire("sc"));
    String month = "2026-11";

    var figures = showroom.get(manager, "/api/v1/crm/follow-up-figures?month=" + month).is(200);

    assertThat(figures.<Integer>at("$.plannedContacts.part")).isBetween(0, 1);
    assertThat(figures.<Integer>at("$.deliveryCalls.whole")).isZero();
    showroom.get(manager, "/api/v1/crm/follow-up-figures?month=2026-13").is(400);
  }

  /** The first response of a lead of its own, made. */
  private String contacted(Login consultant) {
    String customer =
        showroom
            .post(
                consultant,
                "/api/v1/crm/leads",
                "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}"
                    .formatted(Showroom.mobile()))
            .is(201)
            .at("$.customerId");
    String open =
        showroom
            .get(consultant, "/api/v1/crm/follow-ups?kind=FIRST_RESPONSE&customerId=" + customer)
            .at("$.items[0].id");
    showroom
        .post(
            consultant,
            "/api/v1/crm/follow-ups/" + open + "/contact",
            "{\"outcome\":\"REACHED\",\"evidence\":{\"kind\":\"CALL\",\"reference\":\"s-1\"}}")
        .is(200);
    return open;
  }
}
