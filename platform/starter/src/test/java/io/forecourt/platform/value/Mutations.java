package io.forecourt.platform.value;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Random values and every single-character change of them, from one printed seed. */
final class Mutations {
  private static final long SEED = 20261121L;

  private Mutations() {}

  static Random random(String test) {
    System.out.println(test + ": seed " + SEED);
    return new Random(SEED);
  }

  static String pick(Random random, String alphabet, int length) {
    var text = new StringBuilder();
    IntStream.range(0, length)
        .forEach(_ -> text.append(alphabet.charAt(random.nextInt(alphabet.length()))));
    return text.toString();
  }

  static void eachSingleChange(String value, int place, String alphabet, Consumer<String> check) {
    for (char other : alphabet.toCharArray()) {
      if (other != value.charAt(place)) {
        check.accept(value.substring(0, place) + other + value.substring(place + 1));
      }
    }
  }
}
