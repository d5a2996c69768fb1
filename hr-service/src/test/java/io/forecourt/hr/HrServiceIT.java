package io.forecourt.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest
class HrServiceIT {

  private static final Set<String> ROLES =
      Set.of(
          "gm sd sm sh su sc rc in ir lp cs ca io si mk ad ka sv dn fi fn yd ap ih hr pv"
              .split(" "));

  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;

  @Test
  void eachSampleStoreHasSomebodyForEveryRole() {
    for (String store : List.of("EAST", "WEST")) {
      Set<String> roles =
          new TreeSet<>(
              jdbc.sql(
                      "SELECT DISTINCT o.roles FROM person p JOIN post o ON o.id = p.post_id"
                          + " WHERE p.store_code = :store AND p.status = 'ACTIVE'")
                  .param("store", store)
                  .query(String.class)
                  .list());

      assertThat(roles).containsExactlyInAnyOrderElementsOf(ROLES);
    }
  }

  @Test
  void theOthersHearOfStoresPeopleAndRotasAsTheContractSays() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(events.heard("forecourt.hr.store")).hasSize(2);
              assertThat(events.heard("forecourt.hr.person")).hasSize(64);
              assertThat(events.heard("forecourt.hr.rota")).hasSize(18);
            });
    for (String topic : List.of("forecourt.hr.store", "forecourt.hr.person", "forecourt.hr.rota")) {
      events.heard(topic).forEach(EventContracts::assertValid);
    }
    assertThat(events.heard("forecourt.hr.person"))
        .extracting(Heard::json)
        .noneMatch(json -> json.contains("李娜") || json.contains("1390000"));
  }

  @Test
  void everyPersonOwesTheDutiesOfTheList() {
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM duty_item i JOIN person p ON p.id = i.owner_id
                     WHERE p.login_name = 'gm.wang@east' AND i.case_key = ''
                    """)
                .query(Integer.class)
                .single())
        .isBetween(17, 18);
    events.heard("forecourt.hr.duty-item").stream().limit(50).forEach(EventContracts::assertValid);
  }
}
