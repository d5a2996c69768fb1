package io.forecourt.platform.value;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDv7 ids (RFC 9562): they sort by the millisecond in which they were made. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String next() {
    return at(System.currentTimeMillis());
  }

  static String at(long epochMillis) {
    byte[] random = new byte[10];
    RANDOM.nextBytes(random);
    long high = (epochMillis << 16) | 0x7000L | ((random[0] & 0x0FL) << 8) | (random[1] & 0xFFL);
    long low = 0;
    for (int i = 2; i < 10; i++) {
      low = (low << 8) | (random[i] & 0xFFL);
    }
    low = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
