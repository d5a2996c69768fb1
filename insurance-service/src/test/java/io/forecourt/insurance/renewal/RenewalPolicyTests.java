package io.forecourt.insurance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.renewal.RenewalPolicy.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class RenewalPolicyTests {
  private static final LocalDate END = LocalDate.of(2027, 3, 1);
  private static final RenewalPolicy RULES = read();

  static Stream<Arguments> segments() {
    return Stream.of(
        Arguments.of(true, "order", null, false, "FIRST_YEAR"),
        Arguments.of(true, null, null, false, "RENEWED_HERE"),
        Arguments.of(true, "order", null, true, "LAPSED"),
        Arguments.of(false, null, RenewalState.LOST, false, "GONE"),
        Arguments.of(false, null, RenewalState.UNREACHED, false, "GONE"),
        Arguments.of(false, null, null, true, "LAPSED"),
        Arguments.of(false, "order", null, false, "IN_SERVICE"),
        Arguments.of(false, null, null, false, "IN_SERVICE"));
  }

  @ParameterizedTest
  @MethodSource("segments")
  void aCaseFallsIntoOneSegment(
      boolean insuredHere,
      @Nullable String order,
      @Nullable RenewalState lastOutcome,
      boolean ended,
      String segment) {
    Cover cover = Cover.of(insuredHere ? "p" : null, END, null, null);
    Renewal first = Renewal.waiting("EAST", "c", null, order, cover);
    Renewal renewal = lastOutcome == null ? first : ended(first, lastOutcome).next(null, cover);

    assertThat(RULES.segmentOf(renewal, ended)).isEqualTo(segment);
  }

  private static Renewal ended(Renewal renewal, RenewalState outcome) {
    Renewal open = renewal.open("IN_SERVICE", null, END.minusDays(90));
    Ending how = Ending.without(Instant.parse("2027-03-01T02:00:00Z"), "NO_NEED");
    return outcome == RenewalState.LOST ? open.lost(how) : open.unreached(how);
  }

  @Test
  void remindersGoOutOnSevenPresetDates() {
    assertThat(RULES.reminders().stream().map(RenewalPolicy.Reminder::days))
        .isEqualTo(List.of(-60, -30, -15, -7, -1, 1, 15));
  }

  @Test
  void aTalkByPhoneCountsFromItsTenthSecondAndWithItsRecord() {
    Channel phone = RULES.contact().channel("PHONE").orElseThrow();

    assertThat(phone.counts(10, "call-1")).isTrue();
    assertThat(phone.counts(9, "call-1")).isFalse();
    assertThat(phone.counts(null, "call-1")).isFalse();
    assertThat(phone.counts(10, null)).isFalse();
    assertThat(RULES.contact().channel("VISIT").orElseThrow().counts(null, null)).isTrue();
    assertThat(RULES.contact().outcome("NO_ANSWER").orElseThrow().counts()).isFalse();
  }

  private static RenewalPolicy read() {
    JsonMapper json =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream file =
        Objects.requireNonNull(
            RenewalPolicyTests.class.getResourceAsStream("/policy/renewal.json"))) {
      return json.treeToValue(json.readTree(file).path("versions").get(0), RenewalPolicy.class);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
