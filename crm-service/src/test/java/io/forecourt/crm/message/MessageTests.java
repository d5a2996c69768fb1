package io.forecourt.crm.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.message.channel.Channel;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Instant EXPIRY = NOON.plus(Duration.ofHours(72));

  private static final Map<MessageState, Set<MessageState>> POSSIBLE =
      Map.of(
          MessageState.QUEUED,
          Set.of(MessageState.HELD, MessageState.SENT, MessageState.FAILED, MessageState.EXPIRED),
          MessageState.HELD,
          Set.of(MessageState.QUEUED, MessageState.EXPIRED),
          MessageState.SENT,
          Set.of(MessageState.UNKNOWN, MessageState.DELIVERED, MessageState.FAILED),
          MessageState.UNKNOWN,
          Set.of(MessageState.DELIVERED, MessageState.FAILED),
          MessageState.DELIVERED,
          Set.of(),
          MessageState.FAILED,
          Set.of(),
          MessageState.EXPIRED,
          Set.of());

  private static final Map<MessageState, UnaryOperator<Message>> STEPS =
      Map.of(
          MessageState.QUEUED, Message::released,
          MessageState.HELD, message -> message.held(NOON),
          MessageState.SENT, message -> message.sent("dysms", "biz-1", NOON),
          MessageState.UNKNOWN, Message::unconfirmed,
          MessageState.DELIVERED, message -> message.delivered(NOON),
          MessageState.FAILED, message -> message.failed("number-refused", NOON),
          MessageState.EXPIRED, message -> message.expired("expired", NOON));

  static Stream<Arguments> everyPair() {
    return Arrays.stream(MessageState.values())
        .flatMap(from -> Arrays.stream(MessageState.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aMessageGoesOnlyWhereItsStateAllows(MessageState from, MessageState to) {
    Message message = in(from);
    UnaryOperator<Message> step = Objects.requireNonNull(STEPS.get(to));

    if (Objects.requireNonNull(POSSIBLE.get(from)).contains(to)) {
      assertThat(step.apply(message).state()).isEqualTo(to);
    } else {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> step.apply(message))
          .returns("message.wrong-state", RuleViolation::code);
    }
  }

  @Test
  void aMessageExpiresAtItsLimitAndNotBefore() {
    Message message = in(MessageState.QUEUED);

    assertThat(message.hasExpired(EXPIRY.minusNanos(1_000))).isFalse();
    assertThat(message.hasExpired(EXPIRY)).isTrue();
  }

  @Test
  void whatTheProviderSaidStaysWithTheMessage() {
    Message failed =
        in(MessageState.QUEUED).sent("dysms", "biz-1", NOON).failed("number-unreachable", EXPIRY);

    assertThat(failed.providerReference()).isEqualTo("biz-1");
    assertThat(failed.sentAt()).isEqualTo(NOON);
    assertThat(failed.settledAt()).isEqualTo(EXPIRY);
    assertThat(failed.reasonCode()).isEqualTo("number-unreachable");
  }

  private static Message in(MessageState state) {
    return new Message(
        "m-1",
        "MS-EAST-20261121-0001",
        "EAST",
        "ca-li",
        "c-1",
        "quote.ready",
        "SALE_CONTRACT",
        Channel.SMS,
        state,
        "v1.x",
        null,
        false,
        NOON,
        null,
        EXPIRY,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
