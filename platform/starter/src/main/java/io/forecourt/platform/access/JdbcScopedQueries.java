package io.forecourt.platform.access;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@link ScopedQueries} over {@link JdbcClient}. */
final class JdbcScopedQueries implements ScopedQueries {

  private static final int KEPT = 1_000;

  private final JdbcClient jdbc;
  private final Access access;
  private final Staff staff;
  private final Map<String, ScopeSql> parsed = new ConcurrentHashMap<>();

  JdbcScopedQueries(JdbcClient jdbc, Access access, Staff staff) {
    this.jdbc = jdbc;
    this.access = access;
    this.staff = staff;
  }

  @Override
  public StatementSpec sql(String action, String sql) {
    ScopeSql statement = parse(sql);
    DataScope scope = access.require(action);
    Caller caller = access.caller();
    Set<String> stores = caller.stores();
    String text = statement.render(scope, !stores.isEmpty());
    StatementSpec query = jdbc.sql(text);
    if (text.contains(":" + ScopeSql.PERSON)) {
      query = query.param(ScopeSql.PERSON, caller.personId());
    }
    if (text.contains(":" + ScopeSql.TEAM)) {
      query = query.param(ScopeSql.TEAM, team(caller));
    }
    if (text.contains(":" + ScopeSql.STORES)) {
      query = query.param(ScopeSql.STORES, stores);
    }
    return query;
  }

  @Override
  public StatementSpec unscoped(String why, String sql) {
    if (why.isBlank()) {
      throw new IllegalArgumentException("say why this statement needs no scope");
    }
    if (sql.contains("{scope")) {
      throw new IllegalArgumentException("an unscoped statement holds no scope");
    }
    return jdbc.sql(sql);
  }

  private ScopeSql parse(String sql) {
    ScopeSql known = parsed.get(sql);
    if (known != null) {
      return known;
    }
    ScopeSql statement = ScopeSql.parse(sql);
    // Statements built from filters are few; a feature that builds endless ones shall not fill the
    // heap.
    if (parsed.size() < KEPT) {
      parsed.put(sql, statement);
    }
    return statement;
  }

  private Set<String> team(Caller caller) {
    Set<String> team = new LinkedHashSet<>();
    team.add(caller.personId());
    if (caller.team() != null) {
      team.addAll(staff.team(caller.team()));
    }
    return team;
  }
}
