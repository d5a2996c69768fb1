package io.forecourt.hr.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Seals signing keys with AES-256-GCM under a key derived from the service's master key. */
final class KeySeal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param masterKey base64, 32 bytes
   */
  KeySeal(String masterKey) {
    byte[] master = Base64.getDecoder().decode(masterKey);
    if (master.length != 32) {
      throw new IllegalArgumentException("forecourt.personal.master-key must hold 32 bytes");
    }
    try {
      key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(master)
                      .thenExpand(
                          "forecourt signing keys".getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  String seal(String keyId, String clear) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, keyId, nonce, clear.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
  }

  String open(String keyId, String sealed) {
    ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
    byte[] nonce = new byte[NONCE];
    buffer.get(nonce);
    byte[] body = new byte[buffer.remaining()];
    buffer.get(body);
    return new String(run(Cipher.DECRYPT_MODE, keyId, nonce, body), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, String keyId, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(keyId.getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalStateException(
          "a signing key cannot be read with this master key", wrongKey);
    }
  }
}
