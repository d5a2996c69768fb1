package io.forecourt.platform.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acting person, from the verified token.
 *
 * @param personId subject of the token, or {@code system} for reactions, deadlines and jobs
 * @param roles lower-case role codes, for example {@code sc}, {@code fn}
 * @param store code of the home store
 * @param stores codes of all stores the post covers
 * @param team department id, when the post belongs to a team
 */
public record Caller(
    String personId, Set<String> roles, String store, Set<String> stores, @Nullable String team) {

  public static final String SYSTEM = "system";

  public boolean isSystem() {
    return SYSTEM.equals(personId);
  }
}
