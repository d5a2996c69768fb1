package io.forecourt.gateway.token;

import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * Hears from hr when a person leaves, changes post or loses access. Every gateway hears every fact;
 * facts older than its start do not matter, since the services refuse such tokens themselves and a
 * token lives five minutes.
 */
@Component
@ConditionalOnProperty("spring.kafka.bootstrap-servers")
class Revocations {

  private final Tokens tokens;

  Revocations(Tokens tokens) {
    this.tokens = tokens;
  }

  @KafkaListener(
      topics = "forecourt.hr.person",
      groupId = "gateway.#{T(java.util.UUID).randomUUID()}",
      properties = {"auto.offset.reset=latest", "enable.auto.commit=false"})
  void on(
      @Header("ce_type") String type,
      @Header("ce_subject") String person,
      @Header("ce_recordedtime") String recorded) {
    switch (type) {
      case "io.forecourt.hr.employee-left.v1",
          "io.forecourt.hr.access-revoked.v1",
          "io.forecourt.hr.position-changed.v1" ->
          tokens.revokeBefore(person, Instant.parse(recorded));
      default -> {} // a string of others: more types may appear on the topic
    }
  }
}
