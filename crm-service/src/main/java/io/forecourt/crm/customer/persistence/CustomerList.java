package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of customers in the caller's scope; who is restricted or erased is in none. */
@Component
public class CustomerList {
  private static final RowMapper<CustomerRow> ROW = RecordMapper.of(CustomerRow.class);

  private final CustomerRows rows;
  private final Keyset pages;
  private final ScopedQueries queries;

  CustomerList(CustomerRows rows, Keyset pages, ScopedQueries queries) {
    this.rows = rows;
    this.pages = pages;
    this.queries = queries;
  }

  /**
   * Those of the ids that are in the caller's scope; the absorbed among them by their survivors.
   */
  public List<Customer> ofIds(Collection<String> ids) {
    return queries
        .sql(
            "crm.customer.read",
            """
            SELECT c.* FROM customer c
             WHERE c.state = 'ACTIVE'
               AND (c.id IN (:ids)
                    OR c.id IN (SELECT a.merged_into_id FROM customer a
                                 WHERE a.id IN (:ids) AND a.merged_into_id IS NOT NULL))
               AND EXISTS (SELECT 1 FROM customer_bond b
                            WHERE b.customer_id = c.id AND {scope:b.store_code,b.owner_id})
            """)
        .param("ids", ids)
        .query(ROW)
        .list()
        .stream()
        .map(rows::whole)
        .toList();
  }

  /**
   * @param keys groups of hashes; a customer must have one of each group
   * @param owner the consultant who serves the customer, or null for any
   */
  public Page<Customer> page(
      List<List<SearchKey>> keys, @Nullable String owner, ListRequest request) {
    var query =
        ListQuery.of(
                """
                SELECT c.* FROM customer c
                 WHERE c.state = 'ACTIVE'
                   AND EXISTS (SELECT 1 FROM customer_bond b
                                WHERE b.customer_id = c.id AND {scope:b.store_code,b.owner_id})
                """)
            .and(
                """
                EXISTS (SELECT 1 FROM customer_bond o
                         WHERE o.customer_id = c.id AND o.owner_id = :owner
                           AND {scope:o.store_code,o.owner_id})
                """,
                owner);
    for (int i = 0; i < keys.size(); i++) {
      query.and(
          """
          c.id IN (SELECT k%1$d.customer_id FROM customer_search_key k%1$d
                    WHERE k%1$d.kind = '%2$s' AND k%1$d.hash IN (:hashes%1$d))
          """
              .formatted(i, keys.get(i).getFirst().kind()),
          keys.get(i).stream().map(SearchKey::hash).toList());
    }
    Page<CustomerRow> page =
        pages.page(
            "crm.customer.read",
            query,
            request,
            Map.of("registeredAt", "c.registered_at"),
            "c.id",
            ROW);
    return page.map(rows::whole);
  }
}
