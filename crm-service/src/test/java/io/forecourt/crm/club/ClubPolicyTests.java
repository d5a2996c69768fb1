package io.forecourt.crm.club;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forecourt.crm.club.ClubPolicy.Earning;
import io.forecourt.crm.club.ClubPolicy.Level;
import io.forecourt.crm.club.ClubPolicy.Reward;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClubPolicyTests {
  private static final ClubPolicy POLICY =
      new ClubPolicy(
          "MEMBERS_CLUB",
          24,
          24,
          List.of(new Level("GOLD", 6000), new Level("CLASSIC", 0), new Level("SILVER", 2000)),
          List.of(new Earning("SERVICE_VISIT", 200)),
          List.of(new Reward("CAR_WASH", 150)));

  @ParameterizedTest
  @CsvSource({"-5,CLASSIC", "0,CLASSIC", "1999,CLASSIC", "2000,SILVER", "5999,SILVER", "6000,GOLD"})
  void aLevelBeginsAtItsPoints(long earned, String level) {
    assertThat(POLICY.level(earned)).isEqualTo(level);
  }

  @Test
  void onlyWhatTheStoreNamesIsWorthPoints() {
    assertThat(POLICY.earned("SERVICE_VISIT")).contains(200L);
    assertThat(POLICY.earned("SUNSHINE")).isEmpty();
    assertThat(POLICY.price("CAR_WASH", 3)).isEqualTo(450);
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> POLICY.price("A_CAR", 1));
  }

  @Test
  void whoJoinsHasALevel() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ClubPolicy(
                    "MEMBERS_CLUB", 1, 1, List.of(new Level("SILVER", 1)), List.of(), List.of()));
  }

  @Test
  void aMemberLeavesOnce() {
    Member member = Member.enrolled("MB-1", "EAST", "c-1", "p-io", Instant.EPOCH);

    Member gone = member.left(Member.Departure.ASKED, LocalDate.EPOCH);

    assertThat(gone.state()).isEqualTo(Member.State.LEFT);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> gone.left(Member.Departure.ERASED, LocalDate.EPOCH))
        .returns("club.wrong-state", RuleViolation::code);
  }
}
