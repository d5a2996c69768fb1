package io.forecourt.local;

import io.forecourt.local.stack.Trouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words after a command: {@code --flag}, {@code --option VALUE} (or {@code --option=VALUE}) and
 * plain words.
 */
public final class Arguments {

  private final Deque<String> words = new ArrayDeque<>();
  private final Map<String, String> options = new HashMap<>();
  private final Set<String> flags = new LinkedHashSet<>();

  private Arguments() {}

  /**
   * @param flags names of the switches that this command knows
   * @param options names of those that take a value
   * @param words how many plain words there may be at most
   */
  public static Arguments parse(
      List<String> given, Set<String> flags, Set<String> options, int words) {
    Arguments arguments = new Arguments();
    Deque<String> rest = new ArrayDeque<>(given);
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      if (!word.startsWith("--")) {
        arguments.words.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      if (options.contains(name)) {
        if (equals < 0 && rest.isEmpty()) {
          throw new Trouble("--" + name + " needs a value", 2);
        }
        arguments.options.put(name, equals < 0 ? rest.removeFirst() : word.substring(equals + 1));
      } else if (flags.contains(name) && equals < 0) {
        arguments.flags.add(name);
      } else {
        throw new Trouble("unknown option --" + name + ": see ./dealer help", 2);
      }
    }
    if (arguments.words.size() > words) {
      throw new Trouble(
          "'" + arguments.words.peekLast() + "' is one word too many: see ./dealer help", 2);
    }
    return arguments;
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  public int number(String name, int otherwise) {
    try {
      return option(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new Trouble("--" + name + " needs a number, not '" + options.get(name) + "'", 2);
    }
  }

  /** The next plain word, if there is one. */
  public Optional<String> word() {
    return Optional.ofNullable(words.pollFirst());
  }

  public String word(String whatIsMissing) {
    return word().orElseThrow(() -> new Trouble(whatIsMissing, 2));
  }
}
