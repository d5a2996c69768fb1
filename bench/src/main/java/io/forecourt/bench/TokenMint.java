package io.forecourt.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/** An issuer of RS256 tokens with a key of its own. */
final class TokenMint {

  static final String ISSUER = "http://issuer.forecourt.example";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;

  TokenMint() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as a JWK set. */
  String keySet() {
    var key = (RSAPublicKey) keys.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"bench\",\"n\":\""
        + BASE64.encodeToString(unsigned(key.getModulus().toByteArray()))
        + "\",\"e\":\""
        + BASE64.encodeToString(unsigned(key.getPublicExponent().toByteArray()))
        + "\"}]}";
  }

  String token(Instant issued, Instant expires) {
    return token(issued, expires, "sc");
  }

  String token(Instant issued, Instant expires, String role) {
    String content =
        part("{\"alg\":\"RS256\",\"kid\":\"bench\",\"typ\":\"JWT\"}")
            + "."
            + part(
                "{\"sub\":\"019a0000-0000-7000-8000-000000000001\",\"iss\":\""
                    + ISSUER
                    + "\",\"roles\":[\""
                    + role
                    + "\"],\"store\":\"EAST\",\"stores\":[\"EAST\"],\"iat\":"
                    + issued.getEpochSecond()
                    + ",\"exp\":"
                    + expires.getEpochSecond()
                    + "}");
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }
}
