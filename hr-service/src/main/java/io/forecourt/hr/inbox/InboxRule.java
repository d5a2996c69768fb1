package io.forecourt.hr.inbox;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.fact.Predicate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who must know of which events, and what is said.
 *
 * @param except field with the person who knows already
 * @param occasion field that makes the same subject worth another entry
 * @param resource where the subject is found; {@code {field}} is filled in
 */
record InboxRule(
    String code,
    Set<String> types,
    Predicate when,
    Recipient to,
    @Nullable String except,
    @Nullable String occasion,
    boolean urgent,
    @Nullable String resource,
    String textZh,
    String textEn) {

  private static final Pattern FIELD = Pattern.compile("\\{([^}]+)}");

  /** How the people are found. */
  sealed interface Recipient {
    /** The person, or each person of a list, that the event names. */
    record Field(String path) implements Recipient {}

    /** Everybody who holds the role in the store. */
    record Role(String role) implements Recipient {}

    /** Everybody who holds one of the roles that the event names. */
    record RolesIn(String path) implements Recipient {}

    /** The head of the person that the event names. */
    record HeadOf(String path) implements Recipient {}
  }

  boolean takes(Fact fact) {
    return types.contains(fact.type()) && when.test(fact, "");
  }

  String occasionOf(Fact fact) {
    String value = occasion == null ? null : fact.text(occasion);
    return value == null ? "" : value;
  }

  @Nullable String resourceOf(Fact fact) {
    return resource == null
        ? null
        : FIELD
            .matcher(resource)
            .replaceAll(
                found -> {
                  String value = fact.text(found.group(1));
                  return value == null ? fact.subject() : value;
                });
  }
}
