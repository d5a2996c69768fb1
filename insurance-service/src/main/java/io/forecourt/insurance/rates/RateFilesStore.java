package io.forecourt.insurance.rates;

import io.forecourt.platform.access.ScopedQueries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Files of rate tables, named by their SHA-256, and the counter of publications. */
@Component
class RateFilesStore {

  private static final String GROUP = "rate tables belong to the group, not to a store";

  private final ScopedQueries queries;

  RateFilesStore(ScopedQueries queries) {
    this.queries = queries;
  }

  static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Keeps a file and names it. */
  String keep(String content) {
    String sha256 = sha256(content);
    queries
        .unscoped(
            GROUP,
            """
            INSERT INTO rate_file (sha256, content)
            SELECT :sha256, :content FROM rate_publication
             WHERE id = 1 AND NOT EXISTS (SELECT 1 FROM rate_file f WHERE f.sha256 = :sha256)
            """)
        .param("sha256", sha256)
        .param("content", content)
        .update();
    return sha256;
  }

  String content(String sha256) {
    return queries
        .unscoped(GROUP, "SELECT content FROM rate_file WHERE sha256 = :sha256")
        .param("sha256", sha256)
        .query(String.class)
        .single();
  }

  int lastPublication() {
    return queries
        .unscoped(GROUP, "SELECT last_number FROM rate_publication WHERE id = 1")
        .query(Integer.class)
        .single();
  }

  /** Locks the counter until the end of the transaction: publications happen one after another. */
  int lockPublications() {
    return queries
        .unscoped(GROUP, "SELECT last_number FROM rate_publication WHERE id = 1 FOR UPDATE")
        .query(Integer.class)
        .single();
  }

  void countPublication(int number) {
    queries
        .unscoped(GROUP, "UPDATE rate_publication SET last_number = :number WHERE id = 1")
        .param("number", number)
        .update();
  }
}
