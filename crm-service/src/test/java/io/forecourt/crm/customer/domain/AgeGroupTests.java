package io.forecourt.crm.customer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeGroupTests {

  @ParameterizedTest
  @CsvSource({
    "2012-11-22, CHILD",
    "2012-11-21, MINOR",
    "2008-11-22, MINOR",
    "2008-11-21, ADULT",
    "2012-02-29, MINOR"
  })
  void theBirthdayItselfCounts(LocalDate birth, AgeGroup group) {
    assertThat(AgeGroup.of(birth, LocalDate.of(2026, 11, 21))).isEqualTo(group);
    assertThat(group.needsGuardian()).isEqualTo(group != AgeGroup.ADULT);
  }
}
