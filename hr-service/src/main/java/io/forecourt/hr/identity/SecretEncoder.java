package io.forecourt.hr.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * For secrets of services, which are random and long: one hash is enough and costs a service
 * nothing.
 */
final class SecretEncoder implements PasswordEncoder {

  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : digest(secret);
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
    return secret != null
        && encoded != null
        && MessageDigest.isEqual(
            digest(secret).getBytes(StandardCharsets.US_ASCII),
            encoded.getBytes(StandardCharsets.US_ASCII));
  }

  static String digest(CharSequence text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
