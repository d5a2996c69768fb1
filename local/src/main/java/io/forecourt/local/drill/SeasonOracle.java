package io.forecourt.local.drill;

import io.forecourt.local.drill.SeasonDrill.Policy;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Secrets;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What plain SQL makes of the policies of a season, beside what insurance-service made of them. The
 * SQL is that of the service's own test; its tables stand in the service's schema until the end of
 * the drill.
 */
final class SeasonOracle implements AutoCloseable {

  static final Path FILE =
      Path.of("insurance-service", "src", "test", "resources", "season-oracle.sql");
  private static final String SEASON = "job LIKE 'insurance.renewal-%'";

  private final Connection insurance;
  private final Map<String, String> parts;

  private SeasonOracle(Connection insurance, Map<String, String> parts) {
    this.insurance = insurance;
    this.parts = parts;
  }

  /**
   * One thing on both sides.
   *
   * @param found how many there are
   * @param differences rows that are wanted (+) or found (-) only
   */
  record Compared(int found, List<String> differences) {}

  static SeasonOracle open(Home home, Ports ports) throws IOException {
    Map<String, String> parts = parts(Files.readString(home.project().resolve(FILE)));
    try {
      return new SeasonOracle(Schemas.open(ports, Secrets.of(home), "insurance"), parts);
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** By name, as each begins with it in brackets. */
  static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    String part = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("-- [")) {
        part = line.substring("-- [".length(), line.indexOf(']'));
      } else if (!line.startsWith("--")) {
        parts.merge(part, line, (before, more) -> before + "\n" + more);
      }
    }
    return parts;
  }

  void begin(LocalDate first, LocalDate last, List<Policy> policies) {
    run("end");
    run("begin");
    try (PreparedStatement span =
            insurance.prepareStatement("INSERT INTO drill_span VALUES (?, ?)");
        PreparedStatement sold =
            insurance.prepareStatement(
                "INSERT INTO drill_policy VALUES (?, ?, ?, ?, ?, ?, FALSE, ?, ?)")) {
      span.setObject(1, first);
      span.setObject(2, last);
      span.executeUpdate();
      for (Policy policy : policies) {
        sold.setInt(1, policy.number());
        sold.setString(2, policy.store().name());
        sold.setString(3, policy.vin());
        sold.setString(4, policy.customer());
        sold.setObject(5, policy.ends());
        sold.setString(6, policy.fate().name());
        sold.setBoolean(7, policy.refused());
        sold.setBoolean(8, policy.complains());
        sold.addBatch();
      }
      sold.executeBatch();
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** Whether the first of the season's jobs of this day has been done. */
  boolean begun(LocalDate day) {
    return !rows("SELECT job FROM job_run WHERE %s AND business_date = '%s' LIMIT 1"
            .formatted(SEASON, day))
        .isEmpty();
  }

  /** The season's jobs and the reports of this day have never been done, as far as is known. */
  int undone(LocalDate day) {
    try (Statement statement = insurance.createStatement()) {
      return statement.executeUpdate(
          """
          UPDATE job_run
             SET state = 'RETRY', attempts = 0, next_attempt_at = UTC_TIMESTAMP(6), closed_at = NULL
           WHERE (%s OR job = 'insurance.reports') AND business_date = '%s' AND state = 'DONE'
          """
              .formatted(SEASON, day));
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** Makes of the policies what there should be. */
  void derive() {
    run("derive");
  }

  Compared compare(String what) {
    List<String> wanted = rows(query(what + " wanted"));
    List<String> found = rows(query(what + " found"));
    Map<String, Integer> balance = new LinkedHashMap<>();
    wanted.forEach(row -> balance.merge(row, 1, Integer::sum));
    found.forEach(row -> balance.merge(row, -1, Integer::sum));
    List<String> differences = new ArrayList<>();
    balance.forEach(
        (row, left) -> {
          if (left != 0) {
            differences.add((left > 0 ? "+ " : "- ") + row);
          }
        });
    return new Compared(found.size(), differences);
  }

  /** What failed, or still waits. */
  List<String> leftOver() {
    return rows(query("left over"));
  }

  @Override
  public void close() {
    try (insurance) {
      run("end");
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  private void run(String part) {
    try (Statement statement = insurance.createStatement()) {
      for (String sql : statements(part)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Statement statement = insurance.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw trouble(e);
    }
    return rows;
  }

  private String query(String part) {
    return statements(part).getFirst();
  }

  private List<String> statements(String part) {
    return Stream.of(parts.getOrDefault(part, "").split(";\n"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  private static Trouble trouble(SQLException e) {
    return new Trouble("the schema of insurance: " + e.getMessage());
  }
}
