package io.forecourt.sales;

import static io.forecourt.sales.Showroom.CONSULTANT;
import static io.forecourt.sales.Showroom.MANAGER;
import static io.forecourt.sales.Showroom.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.value.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When crm finds that two customers are one, their deals follow; and back. */
@ForecourtTest(properties = "forecourt.inventory.url=http://127.0.0.1:1")
class CustomerMergeIT {

  private static final String MERGED = "io.forecourt.crm.customer-merged.v1";
  private static final String UNMERGED = "io.forecourt.crm.customer-unmerged.v1";

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;

  private final String absorbed = Ids.next();
  private final String survivor = Ids.next();
  private Showroom showroom;

  @BeforeEach
  void openShowroom() {
    showroom = new Showroom(mvc, events);
  }

  @Test
  void dealsFollowAMergeAndGoBackWhenItIsUndone() {
    String deal = dealOf(absorbed);
    String other = dealOf(survivor);
    long version = version(deal);

    var merged = merge(absorbed, survivor, 5);
    events.tell(merged);
    events.tell(merged);
    events.tell(merged.withId(Ids.next()));

    awaitDeals(survivor, deal, other);
    assertThat(version(deal)).as("a stale save is refused").isGreaterThan(version);

    events.tell(separate(absorbed, survivor, 6));
    awaitDeals(absorbed, deal);
    awaitDeals(survivor, other);
  }

  @Test
  void aLeadThatIsHeardOfAfterTheMergeIsTheSurvivorsAndGoesBackToo() {
    events.tell(merge(absorbed, survivor, 5));
    awaitAlias(absorbed);

    showroom.assign(Ids.next(), absorbed, CONSULTANT.personId(), 1);

    String deal = showroom.dealOf(survivor);
    events.tell(separate(absorbed, survivor, 6));
    awaitDeals(absorbed, deal);
  }

  @Test
  void aMergeThatIsHeardOfAfterItsUndoChangesNothing() {
    String deal = dealOf(absorbed);
    events.tell(separate(absorbed, survivor, 6));
    awaitAlias(absorbed);

    var late = merge(absorbed, survivor, 5);
    events.tell(late);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM inbox WHERE subject = :subject")
                            .param("subject", absorbed)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2));
    assertThat(deals(absorbed)).containsExactly(deal);
  }

  @Test
  void whatCameThroughTwoMergesGoesBackStepByStep() {
    String last = Ids.next();
    String deal = dealOf(absorbed);
    events.tell(merge(absorbed, survivor, 5));
    awaitDeals(survivor, deal);
    events.tell(merge(survivor, last, 7));
    awaitDeals(last, deal);

    events.tell(separate(survivor, last, 8));
    awaitDeals(survivor, deal);
    events.tell(separate(absorbed, survivor, 6));
    awaitDeals(absorbed, deal);
  }

  private String dealOf(String customer) {
    showroom.assign(Ids.next(), customer, CONSULTANT.personId(), 1);
    return showroom.dealOf(customer);
  }

  private static TestEvents.Telling merge(String customer, String into, long sequence) {
    return told(MERGED, customer, sequence, Map.of("customerId", customer, "intoCustomerId", into));
  }

  private static TestEvents.Telling separate(String customer, String from, long sequence) {
    return told(
        UNMERGED, customer, sequence, Map.of("customerId", customer, "fromCustomerId", from));
  }

  private static TestEvents.Telling told(
      String type, String customer, long sequence, Map<String, String> data) {
    EventContracts.assertValid(type, JsonMapper.shared().writeValueAsString(data));
    return TestEvents.event(type, customer, sequence, data);
  }

  private void awaitDeals(String customer, String... deals) {
    await().untilAsserted(() -> assertThat(deals(customer)).containsExactlyInAnyOrder(deals));
  }

  private void awaitAlias(String customer) {
    await()
        .until(
            () ->
                jdbc.sql("SELECT COUNT(*) FROM customer_alias WHERE merged_id = :id")
                        .param("id", customer)
                        .query(Integer.class)
                        .single()
                    == 1);
  }

  private List<String> deals(String customer) {
    return body(showroom.get(MANAGER, "/api/v1/sales/orders?customerId=" + customer))
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString(""))
        .toList();
  }

  private long version(String deal) {
    JsonNode order = showroom.order(deal);
    return order.path("version").asLong();
  }
}
