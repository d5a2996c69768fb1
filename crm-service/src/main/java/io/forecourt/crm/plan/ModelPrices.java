package io.forecourt.crm.plan;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps the maker's guide prices as inventory last published them. */
@Component
class ModelPrices implements Projection {
  private static final String TABLE = "model_price";

  private final ScopedQueries queries;

  ModelPrices(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "model-prices";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of("io.forecourt.inventory.model-published.v1");
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    JsonNode price = event.data().path("guidePrice");
    queries
        .unscoped(
            "a projection applies what inventory published",
            "INSERT INTO "
                + table.apply(TABLE)
                + " (model_code, amount, currency) VALUES (:model, :amount, :currency)"
                + " ON DUPLICATE KEY UPDATE amount = :amount, currency = :currency")
        .param("model", event.subject())
        .param("amount", new BigDecimal(price.path("amount").asString()))
        .param("currency", price.path("currency").asString())
        .update();
  }
}
