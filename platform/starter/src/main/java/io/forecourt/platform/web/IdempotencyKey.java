package io.forecourt.platform.web;

import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One keyed POST: the key within caller, method and path, and what was sent with it.
 *
 * @param id hash of scope and key, the primary key of the stored answer
 * @param body fingerprint of what was sent
 */
record IdempotencyKey(String id, byte[] body) {

  static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /**
   * @return null when the request carries no key
   */
  static @Nullable IdempotencyKey of(HttpServletRequest request, WebKeys keys) {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return null;
    }
    if (!FORM.matcher(key).matches()) {
      throw ProblemException.of(400, "idempotency.key-invalid");
    }
    String caller =
        Callers.find().map(Acting::caller).map(one -> one.personId()).orElse("anonymous");
    String scope = String.join("\n", caller, request.getMethod(), request.getRequestURI(), key);
    return new IdempotencyKey(sha256(scope), keys.fingerprint(SentContent.of(request)));
  }

  /**
   * Name of the lock that keeps two requests with this key apart; locks are shared by all schemas
   * of a server.
   */
  String lock(String schema) {
    return "idem:" + sha256(schema + "\n" + id).substring(0, 56);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdempotencyKey key
        && key.id.equals(id)
        && MessageDigest.isEqual(key.body, body);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
