package io.forecourt.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a sender signs a request: HMAC-SHA256 in hex over the timestamp in seconds, a full stop and
 * the bytes of the body.
 */
public final class RequestSignature {

  /** Name of the sender. */
  public static final String SENDER = "X-Sender";

  /** Seconds since 1970. */
  public static final String TIMESTAMP = "X-Timestamp";

  public static final String SIGNATURE = "X-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private RequestSignature() {}

  public static String of(String secret, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
