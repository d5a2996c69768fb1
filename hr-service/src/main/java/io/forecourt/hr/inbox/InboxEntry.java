package io.forecourt.hr.inbox;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person must know.
 *
 * @param number place in the person's stream
 */
record InboxEntry(
    String id,
    long number,
    String ownerId,
    String code,
    String subjectId,
    String eventType,
    Instant happenedAt,
    Instant deliveredAt,
    boolean urgent,
    String textZh,
    String textEn,
    @Nullable String resource,
    @Nullable Instant readAt) {

  String text(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? textEn : textZh;
  }
}
