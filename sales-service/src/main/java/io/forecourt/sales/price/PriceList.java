package io.forecourt.sales.price;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The prices in force in a store. */
@Component
public class PriceList {

  private static final String WHY = "models and their guide prices belong to nobody";
  private static final int MOST_MODELS = 500;

  record Items(List<PricedItem> items) {}

  private final ScopedQueries queries;
  private final Policies policies;

  PriceList(ScopedQueries queries, Policies policies) {
    this.queries = queries;
    this.policies = policies;
  }

  /**
   * @throws RuleViolation if the model has no price
   */
  public PricedModel model(String modelCode) {
    return queries
        .unscoped(WHY, "SELECT * FROM priced_model WHERE model_code = :code")
        .param("code", modelCode)
        .query(PriceList::model)
        .optional()
        .orElseThrow(() -> new RuleViolation("price.unknown-model", modelCode));
  }

  /**
   * @throws RuleViolation if there is no such item
   */
  public PricedItem item(String store, LocalDate date, String kind, String code) {
    return items(store, date).stream()
        .filter(item -> item.kind().equals(kind) && item.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new RuleViolation("price.unknown-item", kind, code));
  }

  List<PricedModel> models() {
    return queries
        .unscoped(WHY, "SELECT * FROM priced_model ORDER BY name, model_code LIMIT :most")
        .param("most", MOST_MODELS)
        .query(PriceList::model)
        .list();
  }

  List<PricedItem> items(String store, LocalDate date) {
    return policies.inForce("price", Items.class, store, date).items();
  }

  private static PricedModel model(ResultSet row, int number) throws SQLException {
    return new PricedModel(
        row.getString("model_code"),
        row.getString("brand"),
        row.getString("series"),
        row.getString("name"),
        row.getString("energy"),
        row.getInt("seats"),
        new Money(row.getBigDecimal("guide_price_amount"), row.getString("currency")),
        row.getString("status"));
  }
}
