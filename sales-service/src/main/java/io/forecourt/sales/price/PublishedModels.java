package io.forecourt.sales.price;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Our copy of inventory's catalogue, so that quoting goes on while inventory is down. */
@Component
class PublishedModels implements Projection {

  private static final String TABLE = "priced_model";

  private final ScopedQueries queries;

  PublishedModels(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "published-models";
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
    JsonNode model = event.data();
    queries
        .unscoped(
            "models belong to nobody",
            """
            REPLACE INTO %s
              (model_code, brand, series, name, energy, seats, guide_price_amount, currency, status)
            VALUES (:code, :brand, :series, :name, :energy, :seats, :price, :currency, :status)
            """
                .formatted(table.apply(TABLE)))
        .param("code", model.path("modelCode").asString())
        .param("brand", model.path("brand").asString())
        .param("series", model.path("series").asString())
        .param("name", model.path("name").asString())
        .param("energy", model.path("energy").asString())
        .param("seats", model.path("seats").asInt())
        .param("price", model.path("guidePrice").path("amount").asString())
        .param("currency", model.path("guidePrice").path("currency").asString())
        .param("status", model.path("status").asString())
        .update();
  }
}
