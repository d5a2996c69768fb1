package io.forecourt.platform.approval;

import java.time.Instant;

/** What a service knows of who is away, so that a deputy may decide; a bean of the service. */
public interface Absences {

  /** Whether the person is on leave at this moment. */
  boolean isAbsent(String personId, String store, Instant at);
}
