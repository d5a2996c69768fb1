package io.forecourt.hr.certificate;

import static io.forecourt.hr.certificate.CertificateState.EXPIRED;
import static io.forecourt.hr.certificate.CertificateState.VALID;
import static io.forecourt.hr.certificate.CertificateState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateStateTests {

  /** The whole table: what is not named here is refused. */
  private static final Map<CertificateState, Set<CertificateState>> TABLE =
      new EnumMap<>(
          Map.of(
              VALID, Set.of(EXPIRED, WITHDRAWN),
              EXPIRED, Set.of(),
              WITHDRAWN, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(CertificateState from) {
    assertThat(Stream.of(CertificateState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }
}
