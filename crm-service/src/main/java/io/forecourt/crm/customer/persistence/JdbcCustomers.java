package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.rule.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
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
  public Claim claim(SearchKey number, String customerId) {
    String holder = Objects.requireNonNull(claim(Map.of(number, customerId)).get(number));
    return holder.equals(customerId) ? new Claim.Fresh() : new Claim.Known(holder);
  }

  @Override
  public Map<SearchKey, String> claim(Map<SearchKey, String> numbers) {
    // In one order, so that two who claim many wait for each other and do not stop each other.
    Map<String, SearchKey> byHash = new TreeMap<>();
    numbers.keySet().forEach(number -> byHash.put(number.hash(), number));
    List<String> claims = new ArrayList<>();
    byHash.forEach(
        (hash, number) ->
            Collections.addAll(claims, hash, Objects.requireNonNull(numbers.get(number))));
    // Updating the row that is there takes its lock: the claims of one number queue up behind each
    // other.
    queries
        .unscoped(
            WHY,
            "INSERT INTO customer_mobile (mobile_hash, customer_id) VALUES "
                + BulkWrites.values(byHash.size(), 2)
                + " ON DUPLICATE KEY UPDATE mobile_hash = VALUES(mobile_hash)")
        .params(claims)
        .update();
    Map<SearchKey, String> holders = new HashMap<>();
    queries
        .unscoped(
            WHY,
            "SELECT mobile_hash, customer_id FROM customer_mobile WHERE mobile_hash IN (:hashes)")
        .param("hashes", byHash.keySet())
        .query(
            (RowCallbackHandler)
                row ->
                    holders.put(
                        Objects.requireNonNull(byHash.get(row.getString("mobile_hash"))),
                        row.getString("customer_id")));
    return holders;
  }

  @Override
  public void release(SearchKey number, String customerId) {
    queries
        .unscoped(
            WHY,
            "DELETE FROM customer_mobile WHERE mobile_hash = :hash AND customer_id = :customer")
        .param("hash", number.hash())
        .param("customer", customerId)
        .update();
  }

  @Override
  public void release(String customerId) {
    queries
        .unscoped(WHY, "DELETE FROM customer_mobile WHERE customer_id = :customer")
        .param("customer", customerId)
        .update();
  }

  @Override
  public List<String> numbersOf(String customerId) {
    return queries
        .unscoped(WHY, "SELECT mobile_hash FROM customer_mobile WHERE customer_id = :customer")
        .param("customer", customerId)
        .query(String.class)
        .list();
  }

  @Override
  public Customer get(String id) {
    return surviving(row(id));
  }

  @Override
  public Optional<Customer> find(String id) {
    return rows.findById(id).map(this::surviving);
  }

  private Customer surviving(CustomerRow row) {
    CustomerRow last = row;
    while (last.mergedIntoId() != null) {
      last = row(last.mergedIntoId());
    }
    return rows.whole(last);
  }

  @Override
  public Customer self(String id) {
    return rows.whole(row(id));
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
    String survivor = get(id).id();
    queries
        .unscoped(WHY, "SELECT id FROM customer WHERE id = :id FOR UPDATE")
        .param("id", survivor)
        .query(String.class)
        .optional();
    return get(survivor);
  }

  @Override
  public void lock(Collection<String> ids) {
    queries
        .unscoped(WHY, "SELECT id FROM customer WHERE id IN (:ids) ORDER BY id FOR UPDATE")
        .param("ids", ids)
        .query(String.class)
        .list();
  }

  private CustomerRow row(String id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("customer", id));
  }

  @Override
  public Optional<String> holder(SearchKey key, Customer otherThan) {
    List<String> same = otherThan.identities().stream().map(Customer::id).toList();
    return queries
        .unscoped(
            WHY,
            """
            SELECT customer_id FROM customer_search_key
             WHERE kind = :kind AND hash = :hash AND customer_id NOT IN (:same)
             ORDER BY customer_id LIMIT 1
            """)
        .param("kind", key.kind().name())
        .param("hash", key.hash())
        .param("same", same)
        .query(String.class)
        .optional()
        .map(found -> get(found).id());
  }

  @Override
  public Customer save(Customer customer) {
    return rows.whole(rows.save(CustomerRow.of(customer)));
  }

  @Override
  public void enter(String store, List<Newcomer> newcomers) {
    rows.saveAll(newcomers.stream().map(one -> CustomerRow.of(one.customer())).toList());
    List<String> bonds = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Newcomer one : newcomers) {
      String id = one.customer().id();
      Collections.addAll(bonds, id, store);
      one.keys().forEach(key -> addKey(keys, id, key));
    }
    queries
        .unscoped(
            WHY,
            "INSERT INTO customer_bond (customer_id, store_code) VALUES "
                + BulkWrites.values(newcomers.size(), 2))
        .params(bonds)
        .update();
    insertKeys(keys);
  }

  @Override
  public void index(String customerId, List<SearchKey> keys) {
    queries
        .unscoped(WHY, "DELETE FROM customer_search_key WHERE customer_id = :customer")
        .param("customer", customerId)
        .update();
    List<String> values = new ArrayList<>();
    keys.forEach(key -> addKey(values, customerId, key));
    insertKeys(values);
  }

  private static void addKey(List<String> values, String customerId, SearchKey key) {
    Collections.addAll(values, customerId, key.kind().name(), key.hash());
  }

  private void insertKeys(List<String> values) {
    if (!values.isEmpty()) {
      queries
          .unscoped(
              WHY,
              "INSERT INTO customer_search_key (customer_id, kind, hash) VALUES "
                  + BulkWrites.values(values.size() / 3, 3))
          .params(values)
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
  public void servedBy(String store, String customerId, @Nullable String consultantId) {
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
  public void unknownIn(String store, String customerId) {
    queries
        .unscoped(
            WHY, "DELETE FROM customer_bond WHERE customer_id = :customer AND store_code = :store")
        .param("customer", customerId)
        .param("store", store)
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
  public List<Served> servedBy(String consultantId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT b.customer_id, b.store_code FROM customer_bond b
              JOIN customer c ON c.id = b.customer_id AND c.state = 'ACTIVE'
             WHERE b.owner_id = :owner ORDER BY b.customer_id, b.store_code
            """)
        .param("owner", consultantId)
        .query((row, _) -> new Served(row.getString("customer_id"), row.getString("store_code")))
        .list();
  }

  @Override
  public Map<String, Integer> load(String store, Collection<String> consultantIds) {
    Map<String, Integer> load = new HashMap<>();
    if (!consultantIds.isEmpty()) {
      queries
          .unscoped(
              "work is given out by rule, whoever asks",
              """
              SELECT owner_id, COUNT(*) AS customers FROM customer_bond
               WHERE store_code = :store AND owner_id IN (:people) GROUP BY owner_id
              """)
          .param("store", store)
          .param("people", consultantIds)
          .query(
              (RowCallbackHandler)
                  row -> load.put(row.getString("owner_id"), row.getInt("customers")));
    }
    return load;
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
