package io.forecourt.platform.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM and HMAC-SHA-256, with what the vault binds to them. */
final class Sealing {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  static SecretKey newKey() {
    byte[] key = new byte[KEY];
    RANDOM.nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }

  static SecretKey key(byte[] octets) {
    return new SecretKeySpec(octets, "AES");
  }

  /**
   * @param setting name of the configuration key, for the message
   * @throws IllegalStateException if it is not 32 octets in Base64
   */
  static byte[] configured(String setting, String base64) {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalStateException(setting + " is not Base64");
    }
    if (octets.length != KEY) {
      throw new IllegalStateException(
          setting + " must be 32 octets in Base64, not " + octets.length);
    }
    return octets;
  }

  /** First eight hex digits of the key's digest: tells which key it was, not what it is. */
  static String fingerprint(byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 4);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String seal(SecretKey key, byte[] clear, String bound) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(clear);
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @throws IllegalStateException if the text was changed or sealed for something else; it never
   *     names the text
   */
  static byte[] open(SecretKey key, String sealed, String bound) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length < NONCE + TAG_BITS / 8) {
        throw new IllegalStateException("sealed text is too short");
      }
      return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE), bound)
          .doFinal(whole, NONCE, whole.length - NONCE);
    } catch (AEADBadTagException | IllegalArgumentException changed) {
      throw new IllegalStateException(
          "sealed text was changed, or sealed for another field or person");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
