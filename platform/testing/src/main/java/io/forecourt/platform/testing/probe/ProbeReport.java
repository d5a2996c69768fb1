package io.forecourt.platform.testing.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every attack on every operation came to. */
public record ProbeReport(List<Row> rows) {

  /** How an attack ended. */
  public enum Verdict {
    HELD,
    FAILED,
    /** It does not apply; the note says why. */
    NOT_TRIED,
    /** It applies, but nothing is known to try it on. */
    UNTRIED
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

  /**
   * The operations of which some attack was left out, because nothing was known for the places of
   * their paths.
   *
   * @param accepted beginnings of paths for which that is known and accepted, for example {@code
   *     /api/v1/crm/follow-ups/}
   */
  public Set<String> untriedBeside(String... accepted) {
    return rows.stream()
        .filter(row -> row.verdict() == Verdict.UNTRIED)
        .map(Row::operation)
        .filter(
            operation ->
                Stream.of(accepted)
                    .noneMatch(
                        path -> operation.substring(operation.indexOf(' ') + 1).startsWith(path)))
        .collect(Collectors.toCollection(TreeSet::new));
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
        .append(" do not apply, ")
        .append(count(Verdict.UNTRIED))
        .append(" untried\n");
    for (Row row : rows) {
      if (row.verdict() == Verdict.UNTRIED) {
        text.append("UNTRIED ")
            .append(row.operation())
            .append(" · ")
            .append(row.attack().title())
            .append(": ")
            .append(row.note())
            .append('\n');
      }
    }
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
    if (rows.stream().anyMatch(row -> row.verdict() == Verdict.UNTRIED)) {
      return "? " + held;
    }
    return held > 0 ? "✓ " + held : "–";
  }
}
