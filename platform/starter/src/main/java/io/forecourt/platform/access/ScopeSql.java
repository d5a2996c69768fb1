package io.forecourt.platform.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement cut at its {@code {scope:…}} marks. */
record ScopeSql(List<String> texts, List<Mark> marks) {

  /** No parameter of a feature begins like this. */
  static final String PREFIX = "scope__";

  static final String PERSON = PREFIX + "person";
  static final String TEAM = PREFIX + "team";
  static final String STORES = PREFIX + "stores";

  private static final String COLUMN = "[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)?";
  private static final Pattern MARK =
      Pattern.compile("\\{scope:\\s*(" + COLUMN + ")\\s*(?:,\\s*(" + COLUMN + ")\\s*)?}");
  // What may hide a mark from the server, and so from the caller: literals, quoted names, comments.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`[^`]*`|/\\*.*?\\*/|--[^\\n"
              + "]*|#[^\\n"
              + "]*",
          Pattern.DOTALL);

  /**
   * @param owner absent where nobody owns the rows
   */
  record Mark(String store, @Nullable String owner) {

    String predicate(DataScope scope, boolean anyStore) {
      String storePredicate = anyStore ? store + " IN (:" + STORES + ")" : "1 = 0";
      return switch (scope) {
        case OWN -> owner == null ? storePredicate : owner + " = :" + PERSON;
        case TEAM -> owner == null ? storePredicate : owner + " IN (:" + TEAM + ")";
        case STORE -> storePredicate;
        case GROUP -> "1 = 1";
      };
    }
  }

  /**
   * @throws IllegalArgumentException if there is no mark, one is malformed, one is hidden in a
   *     literal or a comment, or a parameter has the reserved prefix
   */
  static ScopeSql parse(String sql) {
    if (sql.contains(":" + PREFIX)) {
      throw new IllegalArgumentException("parameters named " + PREFIX + "… are reserved");
    }
    Matcher hidden = HIDDEN.matcher(sql);
    while (hidden.find()) {
      if (hidden.group().contains("{scope")) {
        throw new IllegalArgumentException("a scope inside a literal or comment guards nothing");
      }
    }
    List<String> texts = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    Matcher found = MARK.matcher(sql);
    int end = 0;
    while (found.find()) {
      texts.add(sql.substring(end, found.start()));
      marks.add(new Mark(found.group(1), found.group(2)));
      end = found.end();
    }
    texts.add(sql.substring(end));
    if (marks.isEmpty()) {
      throw new IllegalArgumentException(
          "the statement holds no {scope:<store column>,<owner column>}");
    }
    if (texts.stream().anyMatch(text -> text.contains("{scope"))) {
      throw new IllegalArgumentException("a scope takes one or two column names");
    }
    return new ScopeSql(List.copyOf(texts), List.copyOf(marks));
  }

  String render(DataScope scope, boolean anyStore) {
    var sql = new StringBuilder(texts.getFirst());
    for (int i = 0; i < marks.size(); i++) {
      sql.append(marks.get(i).predicate(scope, anyStore)).append(texts.get(i + 1));
    }
    return sql.toString();
  }
}
