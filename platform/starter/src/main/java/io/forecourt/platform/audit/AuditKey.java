package io.forecourt.platform.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key of the chain, kept outside the database: who can change rows can not make them fit. */
final class AuditKey {

  private final SecretKeySpec key;

  AuditKey(byte[] secret) {
    // A key of its own, also where the configured secret serves something else, too.
    this.key =
        new SecretKeySpec(
            mac(new SecretKeySpec(secret, "HmacSHA256"), "forecourt.audit"), "HmacSHA256");
  }

  /** HMAC over the parts; where one ends and whether it is absent is part of it. */
  String over(@Nullable Object... parts) {
    return HexFormat.of().formatHex(mac(key, parts));
  }

  private static byte[] mac(SecretKeySpec key, @Nullable Object... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (Object part : parts) {
        if (part == null) {
          mac.update(ByteBuffer.allocate(4).putInt(-1).flip());
        } else {
          byte[] octets = part.toString().getBytes(StandardCharsets.UTF_8);
          mac.update(ByteBuffer.allocate(4).putInt(octets.length).flip());
          mac.update(octets);
        }
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
