package io.forecourt.local.drill;

import io.forecourt.local.api.Store;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** A person whose name, numbers and words nobody else has. */
record Stranger(
    String name, String mobile, String idNumber, String plate, String email, String wish) {

  private static final String RARE = "龘靐齉爩麤灪籲龖鱻驫麣纞虋讟";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  static Stranger fresh() {
    var random = ThreadLocalRandom.current();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      name.append(RARE.charAt(random.nextInt(RARE.length())));
    }
    String digits = "%08d".formatted(random.nextInt(100_000_000));
    String open =
        "5101%02d19%02d0%d%02d%03d"
            .formatted(
                random.nextInt(1, 80),
                random.nextInt(50, 99),
                random.nextInt(1, 10),
                random.nextInt(1, 28),
                random.nextInt(1000));
    return new Stranger(
        name.toString(),
        "193" + digits,
        open + check(open),
        "川A%c%04d".formatted('P' + random.nextInt(8), random.nextInt(10_000)),
        "w" + digits + "@stranger.example",
        "wish-" + digits + " of " + name);
  }

  private static char check(String open) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (open.charAt(i) - '0') * WEIGHTS[i];
    }
    return "10X98765432".charAt(sum % 11);
  }

  /**
   * @param keys hash key of each service, in Base64
   */
  Traces traces(Map<String, String> keys, Store store) {
    Map<String, byte[]> hashKeys = new TreeMap<>();
    keys.forEach((service, key) -> hashKeys.put(service, Base64.getDecoder().decode(key)));
    String last = mobile.substring(7);
    return new Traces(hashKeys)
        .value("name", "NAME", name)
        .masked("name", name.charAt(0) + "**" + name.charAt(3))
        .masked("name in lists", name.charAt(0) + "***")
        .value("mobile", "PHONE", mobile)
        .value("mobile", "PHONE", "+86" + mobile)
        .masked("mobile", "193****" + last)
        .hashed("last four digits", "PHONE_LAST4", store.name() + ":" + last)
        .value("ID number", "ID_NUMBER", idNumber)
        .masked("ID number", idNumber.substring(0, 6) + "********" + idNumber.substring(14))
        .masked("ID number in lists", "**************" + idNumber.substring(14))
        .value("plate", "PLATE", plate)
        .masked("plate", plate.substring(0, 2) + "***" + plate.substring(5))
        .value("e-mail", "NAME", email)
        .masked("e-mail", "w***@stranger.example")
        .value("words", "NAME", wish);
  }
}
