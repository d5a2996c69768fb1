package io.forecourt.hr.identity;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passwords of people, hashed. */
@Service
public class Credentials {

  private static final String WHY = "passwords are read before a caller is known";

  private final ScopedQueries queries;
  private final PasswordEncoder encoder;
  private final Clock clock;
  private final Audit audit;
  private final String nobody;

  Credentials(ScopedQueries queries, PasswordEncoder encoder, Clock technicalClock, Audit audit) {
    this.queries = queries;
    this.audit = audit;
    this.encoder = encoder;
    this.clock = technicalClock;
    this.nobody = java.util.Objects.requireNonNull(encoder.encode("nobody has this password"));
  }

  /** Takes as long for a person who does not exist as for one who does. */
  boolean matches(@Nullable String personId, String password) {
    String hash = personId == null ? nobody : find(personId).orElse(nobody);
    return encoder.matches(password, hash) && personId != null && !hash.equals(nobody);
  }

  @Transactional
  public void set(String personId, String password) {
    Instant before = changedAt(personId).orElse(null);
    setHash(personId, java.util.Objects.requireNonNull(encoder.encode(password)));
    audit.record(
        "credential",
        personId,
        null,
        before == null ? null : Map.of("changedAt", before),
        Map.of("changedAt", clock.instant()));
  }

  /** System time at which the password was set, empty when there is none. */
  Optional<Instant> changedAt(String personId) {
    return queries
        .unscoped(WHY, "SELECT changed_at FROM credential WHERE person_id = :person")
        .param("person", personId)
        .query(
            (row, _) -> row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC))
        .optional();
  }

  /** Stores a hash that was made before, for many people at once. */
  @Transactional
  public void setHash(String personId, String hash) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO credential (person_id, password_hash, changed_at) VALUES (:person, :hash, :at)
            ON DUPLICATE KEY UPDATE password_hash = :hash, changed_at = :at
            """)
        .param("person", personId)
        .param("hash", hash)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private Optional<String> find(String personId) {
    return queries
        .unscoped(WHY, "SELECT password_hash FROM credential WHERE person_id = :person")
        .param("person", personId)
        .query(String.class)
        .optional();
  }
}
