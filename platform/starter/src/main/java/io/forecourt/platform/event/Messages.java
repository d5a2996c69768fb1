package io.forecourt.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 on Kafka, binary mode: attributes are headers {@code ce_*}, the value is the JSON
 * payload.
 */
final class Messages {

  /** The attributes of a received message. */
  record Envelope(
      String id,
      String type,
      String subject,
      long sequence,
      Instant time,
      String store,
      String actor,
      @Nullable String onBehalfOf,
      @Nullable String causation) {

    <T> IncomingEvent<T> with(T data) {
      return new IncomingEvent<>(id, type, subject, sequence, time, store, actor, causation, data);
    }
  }

  private Messages() {}

  static ProducerRecord<String, byte[]> record(String namespace, String source, OutboxRow row) {
    var message =
        new ProducerRecord<>(
            namespace + row.topic(),
            row.aggregateId(),
            row.payload().getBytes(StandardCharsets.UTF_8));
    Headers headers = message.headers();
    add(headers, "content-type", "application/json");
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", row.eventId());
    add(headers, "ce_source", source);
    add(headers, "ce_type", row.type());
    add(headers, "ce_subject", row.aggregateId());
    add(headers, "ce_time", row.time().toString());
    add(headers, "ce_dataschema", "/contracts/events/" + row.type() + ".schema.json");
    add(headers, "ce_sequence", Long.toString(row.sequence()));
    add(headers, "ce_store", row.store());
    add(headers, "ce_actor", row.actor());
    add(headers, "ce_onbehalfof", row.onBehalfOf());
    add(headers, "ce_causation", row.causation());
    add(headers, "ce_recordedtime", row.recordedTime().toString());
    add(headers, "ce_traceparent", row.traceparent());
    add(headers, "traceparent", row.traceparent());
    return message;
  }

  /**
   * @throws UnreadableMessage if an attribute is missing or malformed
   */
  static Envelope envelope(ConsumerRecord<String, byte[]> message) {
    Headers headers = message.headers();
    try {
      String actor = text(headers, "ce_actor");
      String store = text(headers, "ce_store");
      return new Envelope(
          required(headers, "ce_id"),
          required(headers, "ce_type"),
          required(headers, "ce_subject"),
          Long.parseLong(required(headers, "ce_sequence")),
          Instant.parse(required(headers, "ce_time")),
          store == null ? "" : store,
          actor == null ? "system" : actor,
          text(headers, "ce_onbehalfof"),
          text(headers, "ce_causation"));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new UnreadableMessage("a CloudEvents attribute is malformed", e);
    }
  }

  static @Nullable String type(ConsumerRecord<?, ?> message) {
    return text(message.headers(), "ce_type");
  }

  static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      if (header.value() != null) {
        texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String required(Headers headers, String name) {
    String value = text(headers, name);
    if (value == null || value.isEmpty()) {
      throw new UnreadableMessage("header " + name + " is missing", null);
    }
    return value;
  }

  private static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
