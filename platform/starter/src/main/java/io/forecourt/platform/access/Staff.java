package io.forecourt.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This service's copy of who works where, fed by hr's events; a few seconds behind, never asked of
 * hr.
 */
public class Staff {

  private static final String COLUMNS =
      "SELECT person_id, store_code, stores, roles, department_id, post_id, head_id, status FROM"
          + " staff ";

  private final JdbcClient jdbc;

  public Staff(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<StaffMember> find(String personId) {
    return jdbc.sql(COLUMNS + "WHERE person_id = :person")
        .param("person", personId)
        .query(Staff::member)
        .optional();
  }

  /** Present members whose post covers the store and gives the role, in order of their ids. */
  public List<StaffMember> inStore(String store, String role) {
    return jdbc.sql(
            COLUMNS
                + "WHERE stores LIKE :store AND roles LIKE :role AND status <> 'LEFT' ORDER BY"
                + " person_id")
        .param("store", "%," + like(store) + ",%")
        .param("role", "%," + like(role) + ",%")
        .query(Staff::member)
        .list();
  }

  /**
   * Ids of all who belong to the department, those who left among them: what they own stays the
   * team's.
   */
  public Set<String> team(String departmentId) {
    return new LinkedHashSet<>(
        jdbc.sql("SELECT person_id FROM staff WHERE department_id = :team ORDER BY person_id")
            .param("team", departmentId)
            .query(String.class)
            .list());
  }

  static String listed(Collection<String> codes) {
    return codes.isEmpty() ? "" : "," + String.join(",", new TreeSet<>(codes)) + ",";
  }

  private static String like(String code) {
    return code.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static Set<String> codes(String listed) {
    Set<String> codes = new TreeSet<>(Arrays.asList(listed.split(",")));
    codes.remove("");
    return codes;
  }

  private static StaffMember member(ResultSet row, int index) throws SQLException {
    return new StaffMember(
        row.getString("person_id"),
        row.getString("store_code"),
        codes(row.getString("stores")),
        codes(row.getString("roles")),
        row.getString("department_id"),
        row.getString("post_id"),
        row.getString("head_id"),
        row.getString("status"));
  }
}
