package io.forecourt.platform.web;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a controller answers with: one resource, where it lives and which version it has. */
public final class Answers {
  private Answers() {}

  /**
   * @param version of the row; it has one once it is stored
   */
  public static <T> ResponseEntity<T> of(
      HttpStatus status, String path, @Nullable Long version, T body) {
    return ResponseEntity.status(status)
        .location(URI.create(path))
        .eTag(Versions.etag(Objects.requireNonNull(version)))
        .body(body);
  }
}
