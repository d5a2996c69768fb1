package io.forecourt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

  @Test
  void theDefaultsAreThoseOfTheDocuments() {
    Ports ports = new Ports(Ports.DEFAULT);

    assertThat(ports.hr()).isEqualTo(8085);
    assertThat(ports.smsCarrier()).isEqualTo(8086);
    assertThat(ports.database()).isEqualTo(13306);
    assertThat(ports.broker()).isEqualTo(19092);
    assertThat(ports.gatewayUrl()).isEqualTo("http://localhost:8080");
  }

  @Test
  void oneNumberMovesAllOfThem() {
    Ports ports = new Ports(9080);

    assertThat(ports.crm()).isEqualTo(9081);
    assertThat(ports.database()).isEqualTo(14306);
    assertThat(ports.broker()).isEqualTo(20092);
  }

  @Test
  void theHighestPortStillGivesPortsThatExist() {
    Ports ports = new Ports(60_000);

    assertThat(ports.database()).isLessThanOrEqualTo(65_535);
    assertThat(ports.broker()).isLessThanOrEqualTo(65_535);
    assertThat(ports.controller()).isLessThanOrEqualTo(65_535);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 80, 1023, 60_001, 70_000})
  void aPortThatOthersNeedIsRefused(int port) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ports(port));
  }
}
