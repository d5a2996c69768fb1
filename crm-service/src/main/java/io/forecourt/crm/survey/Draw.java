package io.forecourt.crm.survey;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The draw of one delivery or visit: a number from 0 to 1 that its reference and the seed of the
 * period give, whenever and in whatever order it is drawn. Who has the seed and the population
 * draws the same sample again.
 */
final class Draw {
  private static final int BYTES = 8;
  private static final int DIGITS = 9;
  private static final BigDecimal RANGE =
      new BigDecimal(BigInteger.ONE.shiftLeft(BYTES * Byte.SIZE));

  private Draw() {}

  static boolean isDrawn(long seed, String reference, BigDecimal share) {
    return of(seed, reference).compareTo(share) < 0;
  }

  static BigDecimal of(long seed, String reference) {
    byte[] digest = sha256().digest((seed + ":" + reference).getBytes(StandardCharsets.UTF_8));
    return new BigDecimal(new BigInteger(1, Arrays.copyOf(digest, BYTES)))
        .divide(RANGE, DIGITS, RoundingMode.DOWN);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
