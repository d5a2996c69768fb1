package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Customers in tables, with the hashes under which they are found. */
@Repository
class JdbcCustomers implements Customers {
  private static final String WHY = "one person is one customer in the whole group";

  private final CustomerRows rows;
  private final ScopedQueries queries;

  JdbcCustomers(CustomerRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  @Override
  public Claim claimMobile(String mobileHash, String customerId) {
    // Updating the row that is there takes its lock: the claims of one number queue up behind each
    // other.
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO customer_mobile (mobile_hash, customer_id) VALUES (:hash, :customer)
            ON DUPLICATE KEY UPDATE mobile_hash = :hash
            """)
        .param("hash", mobileHash)
        .param("customer", customerId)
        .update();
    String holder =
        queries
            .unscoped(WHY, "SELECT customer_id FROM customer_mobile WHERE mobile_hash = :hash")
            .param("hash", mobileHash)
            .query(String.class)
            .single();
    return holder.equals(customerId) ? new Claim.Fresh() : new Claim.Known(holder);
  }

  @Override
  public void releaseMobile(String customerId) {
    queries
        .unscoped(WHY, "DELETE FROM customer_mobile WHERE customer_id = :customer")
        .param("customer", customerId)
        .update();
  }

  @Override
  public Customer get(String id) {
    return find(id).orElseThrow(() -> new NotFound("customer", id));
  }

  @Override
  public Optional<Customer> find(String id) {
    return rows.findById(id).map(CustomerRow::toDomain);
  }

  @Override
  public Optional<String> ofMobile(String mobileHash) {
    return queries
        .unscoped(WHY, "SELECT customer_id FROM customer_mobile WHERE mobile_hash = :hash")
        .param("hash", mobileHash)
        .query(String.class)
        .optional();
  }

  @Override
  public Customer lock(String id) {
    queries
        .unscoped(WHY, "SELECT id FROM customer WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(String.class)
        .optional();
    return get(id);
  }

  @Override
  public boolean isTaken(SearchKey key, String byOtherThan) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM customer_search_key
             WHERE kind = :kind AND hash = :hash AND customer_id <> :customer
            """)
        .param("kind", key.kind().name())
        .param("hash", key.hash())
        .param("customer", byOtherThan)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Customer save(Customer customer) {
    return rows.save(CustomerRow.of(customer)).toDomain();
  }

  @Override
  public void index(String customerId, List<SearchKey> keys) {
    queries
        .unscoped(WHY, "DELETE FROM customer_search_key WHERE customer_id = :customer")
        .param("customer", customerId)
        .update();
    for (SearchKey key : keys) {
      queries
          .unscoped(
              WHY,
              """
              INSERT INTO customer_search_key (customer_id, kind, hash)
              VALUES (:customer, :kind, :hash)
              """)
          .param("customer", customerId)
          .param("kind", key.kind().name())
          .param("hash", key.hash())
          .update();
    }
  }

  @Override
  public void knownIn(String store, String customerId) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO customer_bond (customer_id, store_code) VALUES (:customer, :store)
            ON DUPLICATE KEY UPDATE store_code = :store
            """)
        .param("customer", customerId)
        .param("store", store)
        .update();
  }

  @Override
  public void servedBy(String store, String customerId, String consultantId) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO customer_bond (customer_id, store_code, owner_id)
            VALUES (:customer, :store, :owner)
            ON DUPLICATE KEY UPDATE owner_id = :owner
            """)
        .param("customer", customerId)
        .param("store", store)
        .param("owner", consultantId)
        .update();
  }

  @Override
  public List<Bond> bondsOf(String customerId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT store_code, owner_id FROM customer_bond
             WHERE customer_id = :customer ORDER BY store_code
            """)
        .param("customer", customerId)
        .query((row, _) -> new Bond(row.getString("store_code"), row.getString("owner_id")))
        .list();
  }

  @Override
  public Optional<Purchase> purchase(String orderId) {
    return queries
        .unscoped("told by sales, for any store", PURCHASES + "WHERE order_id = :order")
        .param("order", orderId)
        .query(JdbcCustomers::purchase)
        .optional();
  }

  @Override
  public List<Purchase> purchasesOf(String customerId) {
    return queries
        .unscoped(WHY, PURCHASES + "WHERE customer_id = :customer ORDER BY order_id")
        .param("customer", customerId)
        .query(JdbcCustomers::purchase)
        .list();
  }

  @Override
  public void note(Purchase purchase) {
    queries
        .unscoped(
            "told by sales, for any store",
            """
            INSERT INTO customer_purchase
              (order_id, customer_id, store_code, state, delivered_at, sequence_no)
            VALUES (:order, :customer, :store, :state, :deliveredAt, :sequence)
            ON DUPLICATE KEY UPDATE
              state = :state, delivered_at = :deliveredAt, sequence_no = :sequence
            """)
        .param("order", purchase.orderId())
        .param("customer", purchase.customerId())
        .param("store", purchase.store())
        .param("state", purchase.state().name())
        .param("deliveredAt", purchase.deliveredAt())
        .param("sequence", purchase.sequence())
        .update();
  }

  private static final String PURCHASES =
      "SELECT order_id, customer_id, store_code, state, delivered_at, sequence_no"
          + " FROM customer_purchase ";

  private static Purchase purchase(ResultSet row, int index) throws SQLException {
    var deliveredAt = row.getTimestamp("delivered_at");
    return new Purchase(
        row.getString("order_id"),
        row.getString("customer_id"),
        row.getString("store_code"),
        Purchase.State.valueOf(row.getString("state")),
        deliveredAt == null ? null : deliveredAt.toInstant(),
        row.getLong("sequence_no"));
  }
}
