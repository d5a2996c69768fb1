package io.forecourt.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody outside who has no login and signs each request instead, such as the provider that
 * reports what became of a message. A bean of this type opens its paths for its signature.
 *
 * @param name of the caller, in the audit as {@code service:<name>}
 * @param pathPrefix the only paths that the signature counts for
 * @param secret shared with the caller
 */
public record SignedCaller(String name, String pathPrefix, String secret) {

  /** When the request was signed, in seconds since 1970. */
  public static final String TIMESTAMP = "X-Forecourt-Timestamp";

  /** Lower-case hexadecimal HMAC-SHA-256 of timestamp, full stop, body. */
  public static final String SIGNATURE = "X-Forecourt-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  public SignedCaller {
    if (secret.isBlank()) {
      throw new IllegalStateException("the secret of " + name + " is not set");
    }
  }

  /** What the caller writes into {@link #SIGNATURE}. */
  public String sign(Instant at, byte[] body) {
    return sign(Long.toString(at.getEpochSecond()), body);
  }

  String sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "SignedCaller[" + name + "]";
  }
}
