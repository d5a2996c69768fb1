package io.forecourt.hr.person;

import io.forecourt.platform.access.ScopedQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Answers the other features of this service who holds which post, and who stands above whom. */
@Service
public class StaffDirectory {

  private static final String WHY = "who holds which post is asked before a caller is known";

  /** The nearest filled post above, found up the tree; a vacant post passes the question on. */
  private static final String SELECT =
      """
      WITH RECURSIVE above (post_id, head_post_id, depth) AS (
        SELECT id, head_post_id, 1 FROM post WHERE head_post_id IS NOT NULL
        UNION ALL
        SELECT above.post_id, up.head_post_id, above.depth + 1
          FROM above JOIN post up ON up.id = above.head_post_id
         WHERE up.head_post_id IS NOT NULL AND above.depth < 12)
      SELECT p.id, p.login_name, p.store_code, p.status, p.post_id, o.roles, o.duty_lists,
             o.covers_stores, o.department_id,
             (SELECT h.id FROM above a JOIN person h ON h.post_id = a.head_post_id
               WHERE a.post_id = o.id AND h.status = 'ACTIVE'
               ORDER BY a.depth, h.hired_on, h.id LIMIT 1) AS head_id
        FROM person p JOIN post o ON o.id = p.post_id
      """;

  private final ScopedQueries queries;

  StaffDirectory(ScopedQueries queries) {
    this.queries = queries;
  }

  public Optional<StaffMember> find(String personId) {
    return one(" WHERE p.id = :key", personId);
  }

  public Optional<StaffMember> findByLogin(String loginName) {
    return one(" WHERE p.login_name = :key", loginName);
  }

  /** Active people of a store who hold a role, longest in the store first. */
  public List<StaffMember> holders(String role, String store) {
    return queries
        .unscoped(
            WHY,
            SELECT
                + " WHERE p.status = 'ACTIVE' AND p.store_code = :store"
                + " AND CONCAT(' ', o.roles, ' ') LIKE CONCAT('% ', :role, ' %')"
                + " ORDER BY p.hired_on, p.login_name")
        .param("store", store)
        .param("role", role)
        .query((row, _) -> staff(row))
        .list();
  }

  /** All active people of a store. */
  public List<StaffMember> active(String store) {
    return queries
        .unscoped(
            WHY, SELECT + " WHERE p.status = 'ACTIVE' AND p.store_code = :store ORDER BY p.id")
        .param("store", store)
        .query((row, _) -> staff(row))
        .list();
  }

  /** Those of them who still work here. */
  public Set<String> activeAmong(Set<String> people) {
    return people.isEmpty()
        ? Set.of()
        : Set.copyOf(
            queries
                .unscoped(WHY, "SELECT id FROM person WHERE id IN (:people) AND status = 'ACTIVE'")
                .param("people", people)
                .query(String.class)
                .list());
  }

  /** Who stands above whom in a store now. */
  public Hierarchy hierarchy(String store) {
    return new Hierarchy(active(store));
  }

  /** Ids of all people whose posts stand below the person's post, at any depth. */
  public Set<String> below(String personId) {
    return Set.copyOf(
        queries
            .unscoped(
                WHY,
                """
                WITH RECURSIVE tree (post_id, depth) AS (
                  SELECT o.id, 1 FROM post o JOIN person p ON p.post_id = o.head_post_id
                   WHERE p.id = :person AND p.status = 'ACTIVE'
                  UNION ALL
                  SELECT o.id, tree.depth + 1 FROM tree JOIN post o ON o.head_post_id = tree.post_id
                   WHERE tree.depth < 12)
                SELECT DISTINCT p.id FROM tree JOIN person p ON p.post_id = tree.post_id
                """)
            .param("person", personId)
            .query(String.class)
            .list());
  }

  private Optional<StaffMember> one(String where, String key) {
    return queries
        .unscoped(WHY, SELECT + where)
        .param("key", key)
        .query((row, _) -> staff(row))
        .optional();
  }

  private static StaffMember staff(ResultSet row) throws SQLException {
    return new StaffMember(
        row.getString("id"),
        row.getString("login_name"),
        row.getString("store_code"),
        words(row.getString("covers_stores")),
        new TreeSet<>(words(row.getString("roles"))),
        row.getString("department_id"),
        row.getString("post_id"),
        row.getString("head_id"),
        "ACTIVE".equals(row.getString("status")),
        words(row.getString("duty_lists")));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(List.of(text.trim().split(" ")));
    words.removeIf(String::isBlank);
    return List.copyOf(words);
  }
}
