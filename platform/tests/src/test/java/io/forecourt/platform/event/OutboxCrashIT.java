package io.forecourt.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxCrashIT {

  @Test
  void everyCommittedEventArrivesInOrderHoweverTheProcessDies() {
    OutboxCrashDrill.Result result = OutboxCrashDrill.run(6, 20261121L);

    System.out.println(result);
    assertThat(result.good()).as(result.toString()).isTrue();
  }
}
