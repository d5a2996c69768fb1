package io.forecourt.local.drill;

import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.drill.People.Deal;
import io.forecourt.local.sample.Vins;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Cars and their buyers, made ready for a drill, and who has got one. */
final class Buyers {

  private static final int AT_ONCE = 8;
  private static final Duration REST = Duration.ofSeconds(180);

  private final People people;
  private final Barrier barrier;

  Buyers(Dealership dealership, People people) {
    this.people = people;
    this.barrier = new Barrier(dealership);
  }

  /** An order in the queue. */
  record Waiting(String orderId, Instant depositAt) {}

  /** Cars of the model stand in the yard. */
  void receive(String model, int serial, int cars) {
    Together.some(
        IntStream.range(0, cars).boxed().toList(),
        AT_ONCE,
        number ->
            people.must(
                Role.YD,
                "",
                "POST",
                "/api/v1/inventory/vehicles",
                Map.of(
                    "vin",
                    Vins.of("LXC", "DRL15", "TA", (serial + number) % 1_000_000),
                    "modelCode",
                    model,
                    "colour",
                    "WHITE")));
    rest();
  }

  /** Walk-ins with a signed contract, who have not paid. */
  List<Deal> deals(String model, int buyers, LocalDate today) {
    List<Answer> visits =
        Together.some(
            IntStream.range(0, buyers).boxed().toList(), AT_ONCE, _ -> people.mustVisit(model));
    rest();
    return Together.some(
        visits,
        AT_ONCE,
        visit -> {
          String consultant = visit.text("consultantId");
          if (consultant.isEmpty()) {
            throw new Trouble(
                "nobody is on shift at this business time: ./dealer clock +12h, then again");
          }
          String dealId = people.dealOf(visit.text("customerId"));
          Deal deal = new Deal(dealId, people.quoted(dealId, consultant, model), consultant);
          people.signed(deal, today);
          return deal;
        });
  }

  /** How many cars of the model are reserved; adds the orders that have them. */
  int reserved(String model, Set<String> orders) {
    int cars = 0;
    for (JsonNode car :
        pages("/api/v1/inventory/vehicles?state=RESERVED&limit=100&modelCode=" + model)) {
      cars++;
      orders.add(car.path("orderId").asString(""));
    }
    return cars;
  }

  /** Who waits for a car of the model. */
  List<Waiting> queue(String model) {
    List<Waiting> queue = new ArrayList<>();
    for (JsonNode waiting : pages("/api/v1/inventory/queue?limit=100&modelCode=" + model)) {
      queue.add(
          new Waiting(
              waiting.path("orderId").asString(""),
              Instant.parse(waiting.path("depositAt").asString(""))));
    }
    return queue;
  }

  private List<JsonNode> pages(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          people
              .must(Role.YD, "", "GET", path + (cursor.isEmpty() ? "" : "&cursor=" + cursor), null)
              .body();
      page.path("items").forEach(items::add);
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return items;
  }

  /** Until everything that was told is heard. */
  void rest() {
    barrier.rest(REST);
  }
}
