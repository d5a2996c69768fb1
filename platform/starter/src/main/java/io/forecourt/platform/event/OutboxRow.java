package io.forecourt.platform.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact that waits to be told; the columns of table {@code outbox}, which Debezium's outbox
 * router can read too.
 */
record OutboxRow(
    String eventId,
    String aggregateType,
    String aggregateId,
    String type,
    String topic,
    long sequence,
    String store,
    String actor,
    @Nullable String onBehalfOf,
    @Nullable String causation,
    Instant time,
    Instant recordedTime,
    @Nullable String traceparent,
    String payload) {}
