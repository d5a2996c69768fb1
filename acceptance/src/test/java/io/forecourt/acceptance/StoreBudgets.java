package io.forecourt.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The budgets of one store for this year, and what is spent against them. */
final class StoreBudgets {
  private static final String SALES = "/api/v1/sales/";

  private final Dealership house;
  private final String store;

  /**
   * @param store for example {@code west}
   */
  StoreBudgets(Dealership house, String store) {
    this.house = house;
    this.store = store;
  }

  /** Proposed by its head, approved by the general manager. */
  String approved(String head, String kind, String amount) {
    return approved(head, kind, amount, null);
  }

  String approved(String head, String kind, String amount, @Nullable Integer units) {
    Map<String, Object> line = new HashMap<>();
    line.put("item", "AURORA-E");
    line.put("amount", money(amount));
    if (units != null) {
      line.put("units", units);
    }
    String id =
        somebody(head)
            .post(
                SALES + "budgets",
                Map.of(
                    "kind",
                    kind,
                    "title",
                    "what the year costs",
                    "period",
                    Integer.toString(house.today().getYear()),
                    "lines",
                    List.of(line)))
            .created()
            .id();
    approve(somebody("gm"), id);
    return id;
  }

  /** The general manager approves a budget or a strategy. */
  static void approve(Person chief, String subject) {
    String approval =
        chief.get(SALES + "approvals?state=PENDING&subjectId=" + subject).ok().text("items.0.id");
    chief
        .because("fits what we can earn")
        .post(SALES + "approvals/" + approval + "/decision", Map.of("decision", "APPROVED"))
        .ok();
  }

  String spent(String budget, String amount) {
    return somebody("fn")
        .post(
            SALES + "budgets/" + budget + "/expenses",
            Map.of(
                "amount",
                money(amount),
                "what",
                "an invoice",
                "receipt",
                "FP-" + UUID.randomUUID(),
                "spentOn",
                house.today().toString()))
        .created()
        .id();
  }

  /** Whoever answers for the budget says what is done about the overrun. */
  void closesOverrun(String head) {
    Person owner = somebody(head);
    String overrun = owner.get(SALES + "budget-overruns?state=OPEN").ok().text("items.0.id");
    owner
        .post(
            SALES + "budget-overruns/" + overrun + "/closure",
            Map.of("measure", "no stage at the December show"))
        .ok();
  }

  private Person somebody(String role) {
    return house.as(role + "@" + store);
  }

  private static Map<String, String> money(String amount) {
    return Map.of("amount", amount, "currency", "CNY");
  }
}
