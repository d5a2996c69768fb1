package io.forecourt.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keys for cursors and stored answers, derived from one configured secret. */
final class WebKeys {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec bodies;
  private final SecretKeySpec cursors;

  WebKeys(String secret) {
    byte[] root = secret.getBytes(StandardCharsets.UTF_8);
    this.bodies = new SecretKeySpec(hmac(root, "forecourt.web.bodies"), "HmacSHA256");
    this.cursors = new SecretKeySpec(hmac(root, "forecourt.web.cursors"), "AES");
  }

  /** Recognises a body without keeping it: what is personal in it cannot be guessed from this. */
  byte[] fingerprint(byte[] body) {
    return hmac(bodies.getEncoded(), body);
  }

  /** Hides and seals text; it opens only in the same context. */
  String seal(String text, String context) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), context);
    if (sealed == null) {
      throw new IllegalStateException("sealing failed");
    }
    byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Null when it was changed, or sealed in another context or with another key. */
  @Nullable String open(String token, String context) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
    if (whole.length <= NONCE) {
      return null;
    }
    byte[] text =
        crypt(
            Cipher.DECRYPT_MODE,
            Arrays.copyOf(whole, NONCE),
            Arrays.copyOfRange(whole, NONCE, whole.length),
            context);
    return text == null ? null : new String(text, StandardCharsets.UTF_8);
  }

  private byte @Nullable [] crypt(int mode, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, cursors, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException refused) {
      return null;
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    return hmac(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
