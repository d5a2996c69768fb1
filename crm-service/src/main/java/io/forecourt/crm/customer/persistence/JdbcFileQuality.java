package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.application.Completeness;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.FileQuality;
import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts empty fields in the table of customers. */
@Component
class JdbcFileQuality implements FileQuality {
  private static final String WHY = "figures of one store, whose reader is checked before";
  private static final int CHUNK = 1_000;

  private final ScopedQueries queries;
  private final Completeness completeness;

  JdbcFileQuality(ScopedQueries queries, Completeness completeness) {
    this.queries = queries;
    this.completeness = completeness;
  }

  @Override
  public Quality of(String store, Instant from, Instant to) {
    List<String> person = completeness.mandatory(CustomerKind.PERSON, store);
    List<String> company = completeness.mandatory(CustomerKind.COMPANY, store);
    Set<String> fields = new LinkedHashSet<>(person);
    fields.addAll(company);
    var sql = new StringBuilder("SELECT COUNT(*) AS customers");
    List<String> empty = new ArrayList<>();
    int number = 0;
    for (String field : fields) {
      String lacks = lacks(field, person, company);
      empty.add(lacks);
      sql.append(", COALESCE(SUM(").append(lacks).append("), 0) AS empty_").append(number++);
    }
    sql.append(", COALESCE(SUM(NOT (")
        .append(empty.isEmpty() ? "FALSE" : String.join(" OR ", empty))
        .append(")), 0) AS complete");
    sql.append(
        """
         FROM customer c JOIN customer_bond b ON b.customer_id = c.id
        WHERE b.store_code = :store AND c.state = 'ACTIVE'
          AND c.registered_at >= :from AND c.registered_at < :to
        """);
    return queries
        .unscoped(WHY, sql.toString())
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(
            (row, _) -> {
              Map<String, Integer> counts = new LinkedHashMap<>();
              int at = 0;
              for (String field : fields) {
                counts.put(field, row.getInt("empty_" + at++));
              }
              return new Quality(row.getInt("customers"), row.getInt("complete"), counts);
            })
        .single();
  }

  @Override
  public Set<String> completeAmong(String store, Set<String> customerIds) {
    String sql =
        "SELECT c.id FROM customer c WHERE c.id IN (:ids) AND COALESCE(c.complete_when_erased, "
            + isComplete(store)
            + ")";
    Set<String> complete = new HashSet<>();
    List<String> ids = List.copyOf(customerIds);
    for (int at = 0; at < ids.size(); at += CHUNK) {
      complete.addAll(
          queries
              .unscoped(WHY, sql)
              .param("ids", ids.subList(at, Math.min(at + CHUNK, ids.size())))
              .query(String.class)
              .list());
    }
    return complete;
  }

  @Override
  public void remember(String store, String customerId) {
    queries
        .unscoped(
            "an erasure keeps what figures need, and nothing personal",
            "UPDATE customer c SET c.complete_when_erased = "
                + isComplete(store)
                + " WHERE c.id = :id")
        .param("id", customerId)
        .update();
  }

  private String isComplete(String store) {
    List<String> person = completeness.mandatory(CustomerKind.PERSON, store);
    List<String> company = completeness.mandatory(CustomerKind.COMPANY, store);
    String lacking =
        Stream.concat(person.stream(), company.stream())
            .distinct()
            .map(field -> lacks(field, person, company))
            .collect(Collectors.joining(" OR "));
    return lacking.isEmpty() ? "TRUE" : "NOT (" + lacking + ")";
  }

  private static String lacks(String field, List<String> person, List<String> company) {
    String wanted =
        person.contains(field) && company.contains(field)
            ? "TRUE"
            : person.contains(field) ? "c.kind = 'PERSON'" : "c.kind = 'COMPANY'";
    return "(" + wanted + " AND c." + column(field) + " IS NULL)";
  }

  private static String column(String field) {
    return switch (field) {
      case "budget" -> "budget_amount";
      case "insuranceExpiry" -> "insurance_expiry";
      default -> field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + "_sealed";
    };
  }
}
