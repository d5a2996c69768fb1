package io.forecourt.insurance.licence;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

@Component
class LicenceProjection implements Projection {

  private static final String GRANTED = "io.forecourt.hr.certificate-granted.v1";
  private static final String EXPIRED = "io.forecourt.hr.certificate-expired.v1";
  private static final String TABLE = "seller_certificate";

  private final ScopedQueries queries;

  LicenceProjection(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "licences";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of(GRANTED, EXPIRED);
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    JsonNode data = event.data();
    queries
        .unscoped(
            "certificates are a person's, not a store's",
            """
            INSERT INTO %s (certificate_id, person_id, kind, valid_until, revoked)
            VALUES (:id, :person, :kind, :until, :revoked)
            ON DUPLICATE KEY UPDATE valid_until = VALUES(valid_until), revoked = VALUES(revoked)
            """
                .formatted(table.apply(TABLE)))
        .param("id", event.subject())
        .param("person", data.path("personId").asString())
        .param("kind", data.path("kind").asString())
        .param("until", data.path("until").isString() ? data.path("until").asString() : null)
        .param("revoked", event.type().equals(EXPIRED))
        .update();
  }
}
