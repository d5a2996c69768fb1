package io.forecourt.platform.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact told by another service (or this one).
 *
 * @param id event id
 * @param subject aggregate id
 * @param sequence counter of the subject, from 1
 * @param time business time
 * @param store code of the store
 * @param actor person id, or {@code system}
 * @param causation id of the event or request that caused it
 * @param data payload, read into this consumer's own small record
 */
public record IncomingEvent<T>(
    String id,
    String type,
    String subject,
    long sequence,
    Instant time,
    String store,
    String actor,
    @Nullable String causation,
    T data) {}
