package io.forecourt.crm.message.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to Alibaba Cloud with ACS3-HMAC-SHA256: a digest of method, path, query, headers
 * and body under the access key's secret.
 */
final class Acs3Signature {
  static final String ALGORITHM = "ACS3-HMAC-SHA256";

  private static final String HMAC = "HmacSHA256";

  private Acs3Signature() {}

  /**
   * @param query canonical: sorted, percent-encoded
   * @param headers the signed ones, lower-case name to value
   * @return the value of the header Authorization
   */
  static String authorization(
      String accessKeyId,
      String secret,
      String method,
      String path,
      String query,
      SortedMap<String, String> headers,
      String bodyHash) {
    String names = String.join(";", headers.keySet());
    String canonicalHeaders =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
    String request = String.join("\n", method, path, query, canonicalHeaders, names, bodyHash);
    String signature =
        HexFormat.of()
            .formatHex(
                hmac(secret, ALGORITHM + "\n" + hash(request.getBytes(StandardCharsets.UTF_8))));
    return ALGORITHM
        + " Credential="
        + accessKeyId
        + ",SignedHeaders="
        + names
        + ",Signature="
        + signature;
  }

  static String hash(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
