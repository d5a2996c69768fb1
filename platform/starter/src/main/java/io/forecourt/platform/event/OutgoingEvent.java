package io.forecourt.platform.event;

import java.time.Instant;

/**
 * A fact to be told to others.
 *
 * @param type CloudEvents type with its version, for example {@code
 *     io.forecourt.sales.order-placed.v1}; it must stand in contracts/events/catalogue.csv, which
 *     gives the topic
 * @param subject id of the aggregate, which is the Kafka key
 * @param store code of the store in which it happened
 * @param time business time at which it happened
 * @param data the payload record; names persons by id only
 */
public record OutgoingEvent(String type, String subject, String store, Instant time, Object data) {}
