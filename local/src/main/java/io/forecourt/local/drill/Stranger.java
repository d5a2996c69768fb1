package io.forecourt.local.drill;

import io.forecourt.local.api.Store;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A person whose name, numbers and words nobody else has.
 *
 * @param account in the messenger
 * @param wish what is written about the person wherever words may be written
 */
record Stranger(
    String name,
    String mobile,
    String idNumber,
    String plate,
    String email,
    String account,
    String wish) {

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
        "wm-" + digits,
        "wish-" + digits + " of " + name);
  }

  private static char check(String open) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (open.charAt(i) - '0') * WEIGHTS[i];
    }
    return "10X98765432".charAt(sum % 11);
  }

  String lastFour() {
    return mobile.substring(7);
  }

  String address() {
    return "成都市武侯区" + name + "路1号";
  }

  /** A paper of the person, as one would scan it. */
  String paper() {
    return "%PDF-1.4\n% " + wish + "\n%%EOF\n";
  }

  /** A list on which the person is the only one. */
  String list() {
    return "姓名,手机号,来源,线索编号\n%s,%s,FORMER_SYSTEM,%s\n".formatted(name, mobile, listed());
  }

  /** The number under which another system knows the person. */
  String listed() {
    return "old-%08x".formatted(wish.hashCode());
  }

  /** Every form of what is personal, each with words that begin with {@code who}. */
  void addTo(Traces traces, String who, Store store) {
    traces
        .value(who + "name", "NAME", name)
        .masked(who + "name", name.charAt(0) + "**" + name.charAt(3))
        .masked(who + "name in lists", name.charAt(0) + "***")
        .value(who + "mobile", "PHONE", mobile)
        .value(who + "mobile", "PHONE", "+86" + mobile)
        .masked(who + "mobile", "193****" + lastFour())
        .hashed(who + "last four digits", "PHONE_LAST4", store.name() + ":" + lastFour())
        .hashed(
            who + "row of a list",
            "PHONE",
            String.join("\u0000", "import", "+86" + mobile, "FORMER_SYSTEM", listed()))
        .value(who + "ID number", "ID_NUMBER", idNumber)
        .masked(who + "ID number", idNumber.substring(0, 6) + "********" + idNumber.substring(14))
        .masked(who + "ID number in lists", "**************" + idNumber.substring(14))
        .value(who + "plate", "PLATE", plate)
        .masked(who + "plate", plate.substring(0, 2) + "***" + plate.substring(5))
        .value(who + "e-mail", "NAME", email)
        .masked(who + "e-mail", "w***@stranger.example")
        .value(who + "account", "MESSENGER", account)
        .value(who + "words", "NAME", wish)
        .hashed(who + "paper", "CONTENT", paper())
        .hashed(who + "list", "CONTENT", list());
  }
}
