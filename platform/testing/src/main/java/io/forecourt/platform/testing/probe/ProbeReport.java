package io.forecourt.platform.testing.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every attack on every operation came to. */
public record ProbeReport(List<Row> rows) {

  /** How an attack ended. */
  public enum Verdict {
    HELD,
    FAILED,
    /** It does not apply, or the world could not name what it needs; the note says which. */
    NOT_TRIED
  }

  /**
   * One attack.
   *
   * @param target the field, parameter or header that was attacked
   * @param answer status and code
   */
  public record Row(
      String operation,
      Attack attack,
      String target,
      String answer,
      Verdict verdict,
      String note) {}

  public List<Row> failures() {
    return rows.stream().filter(row -> row.verdict() == Verdict.FAILED).toList();
  }

  public long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /**
   * One line an operation, one column an attack: how many held, or what failed; then each failure.
   */
  public String table() {
    Map<String, Map<Attack, List<Row>>> operations = new LinkedHashMap<>();
    for (Row row : rows) {
      operations
          .computeIfAbsent(row.operation(), _ -> new EnumMap<>(Attack.class))
          .computeIfAbsent(row.attack(), _ -> new ArrayList<>())
          .add(row);
    }
    StringBuilder text = new StringBuilder("| operation |");
    StringBuilder line = new StringBuilder("|---|");
    for (Attack attack : Attack.values()) {
      text.append(' ').append(attack.title()).append(" |");
      line.append("---|");
    }
    text.append('\n').append(line).append('\n');
    operations.forEach(
        (operation, attacks) -> {
          text.append("| ").append(operation).append(" |");
          for (Attack attack : Attack.values()) {
            text.append(' ').append(cell(attacks.getOrDefault(attack, List.of()))).append(" |");
          }
          text.append('\n');
        });
    text.append('\n')
        .append(count(Verdict.HELD))
        .append(" held, ")
        .append(count(Verdict.FAILED))
        .append(" failed, ")
        .append(count(Verdict.NOT_TRIED))
        .append(" not tried\n");
    for (Row row : failures()) {
      text.append("FAILED ")
          .append(row.operation())
          .append(" · ")
          .append(row.attack().title())
          .append(" · ")
          .append(row.target())
          .append(": ")
          .append(row.answer())
          .append(", ")
          .append(row.note())
          .append('\n');
    }
    return text.toString();
  }

  private static String cell(List<Row> rows) {
    long failed = rows.stream().filter(row -> row.verdict() == Verdict.FAILED).count();
    long held = rows.stream().filter(row -> row.verdict() == Verdict.HELD).count();
    if (failed > 0) {
      return "✗ " + failed + " of " + (failed + held);
    }
    return held > 0 ? "✓ " + held : "–";
  }
}
