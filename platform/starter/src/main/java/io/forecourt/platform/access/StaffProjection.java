package io.forecourt.platform.access;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Fills the table of {@link Staff}; every event of hr about a person carries the whole reference
 * record.
 */
final class StaffProjection implements Projection {

  static final String HIRED = "io.forecourt.hr.employee-hired.v1";
  static final String APPOINTED = "io.forecourt.hr.employee-appointed.v1";
  static final String POSITION_CHANGED = "io.forecourt.hr.position-changed.v1";
  static final String LEFT = "io.forecourt.hr.employee-left.v1";
  static final String ACCESS_REVOKED = "io.forecourt.hr.access-revoked.v1";

  private final JdbcClient jdbc;

  StaffProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "staff";
  }

  @Override
  public List<String> tables() {
    return List.of("staff");
  }

  @Override
  public Set<String> types() {
    return Set.of(HIRED, APPOINTED, POSITION_CHANGED, LEFT, ACCESS_REVOKED);
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    JsonNode data = event.data();
    String store = data.path("storeCode").asString(event.store());
    List<String> stores = texts(data.path("stores"));
    if (!stores.contains(store)) {
      stores.add(store);
    }
    jdbc.sql(
            """
            INSERT INTO %s (person_id, store_code, stores, roles, department_id, post_id, head_id, status)
            VALUES (:person, :store, :stores, :roles, :department, :post, :head, :status)
            ON DUPLICATE KEY UPDATE store_code = VALUES(store_code), stores = VALUES(stores),
              roles = VALUES(roles), department_id = VALUES(department_id), post_id = VALUES(post_id),
              head_id = VALUES(head_id), status = VALUES(status)
            """
                .formatted(table.apply("staff")))
        .param("person", event.subject())
        .param("store", store)
        .param("stores", Staff.listed(stores))
        .param("roles", Staff.listed(texts(data.path("roles"))))
        .param("department", text(data, "departmentId"))
        .param("post", text(data, "postId"))
        .param("head", text(data, "headId"))
        .param("status", event.type().equals(LEFT) ? StaffMember.LEFT : status(data))
        .update();
  }

  private static String status(JsonNode data) {
    return data.path("status").asString("ACTIVE");
  }

  private static @Nullable String text(JsonNode data, String field) {
    JsonNode value = data.path(field);
    return value.isString() ? value.asString() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asString()));
    return texts;
  }
}
