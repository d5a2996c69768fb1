package io.forecourt.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind the name: {@code --option value}, {@code --quick} and {@code --keep}. */
record Options(Map<String, String> values, Set<String> flags) {

  private static final Set<String> FLAGS = Set.of("--quick", "--keep");

  /**
   * @param known options with a value that this program understands
   */
  static Options parse(List<String> arguments, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (FLAGS.contains(argument)) {
        flags.add(argument);
      } else if (known.contains(argument) && i + 1 < arguments.size()) {
        values.put(argument, arguments.get(++i));
      } else {
        throw new IllegalArgumentException(
            known.contains(argument) ? argument + " needs a value" : "unknown option " + argument);
      }
    }
    return new Options(Map.copyOf(values), Set.copyOf(flags));
  }

  boolean quick() {
    return flags.contains("--quick");
  }

  boolean keep() {
    return flags.contains("--keep");
  }

  /** The value given, else one for a quick or a full run. */
  int number(String option, int full, int quick) {
    String value = values.get(option);
    if (value == null) {
      return quick() ? quick : full;
    }
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException(option + " needs a positive number, not " + value);
    }
    return number;
  }

  /** The value given, or another. */
  long seed(String option, long other) {
    String value = values.get(option);
    return value == null ? other : Long.parseLong(value);
  }
}
