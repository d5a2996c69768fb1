package io.forecourt.insurance.renewal;

import io.forecourt.platform.time.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a store works its renewal season.
 *
 * @param opensDaysBefore days before the end of the cover at which a case opens
 * @param reminders preset dates and texts
 * @param sameSeasonDays policies that end within so many days of each other are renewed together
 * @param lapseDays so long after the end a case without an outcome counts as lost
 * @param callWithin how long after the quote arrived the customer is called
 * @param deliveryKnownWithin when it is not known by then whether a quote arrived, somebody looks
 * @param purposeInsuredHere what a message rests on when the policy that ends is ours
 * @param purposeInsuredElsewhere and when it is not
 * @param segments the first whose conditions hold is the case's
 * @param measures what may be done about a loss
 */
record RenewalPolicy(
    int opensDaysBefore,
    List<Reminder> reminders,
    int sameSeasonDays,
    int lapseDays,
    Term callWithin,
    Term deliveryKnownWithin,
    String purposeInsuredHere,
    String purposeInsuredElsewhere,
    String quoteTemplate,
    String quotePurpose,
    List<Segment> segments,
    Contact contact,
    List<LossReason> lossReasons,
    Set<String> noCarReasons,
    Set<String> measures) {

  static final String NAME = "renewal";

  /** The reason of a loss that nobody recorded. */
  static final String UNREACHED = "UNREACHED";

  /**
   * @param days after the end of the cover; before it when negative
   */
  record Reminder(int days, String template) {}

  /**
   * Conditions that are left out do not matter.
   *
   * @param firstYear whether it is the first year of a car that was delivered here
   * @param ended whether the cover had ended when the case opened
   * @param lastOutcome how the year before ended
   */
  record Segment(
      String code,
      @Nullable Boolean insuredHere,
      @Nullable Boolean firstYear,
      @Nullable Boolean ended,
      @Nullable Set<RenewalState> lastOutcome) {

    boolean takes(Renewal renewal, boolean hasEnded) {
      return holds(insuredHere, renewal.cover().insuredHere())
          && holds(firstYear, renewal.isFirstYear())
          && holds(ended, hasEnded)
          && (lastOutcome == null
              || renewal.lastOutcome() != null && lastOutcome.contains(renewal.lastOutcome()));
    }

    private static boolean holds(@Nullable Boolean wanted, boolean found) {
      return wanted == null || wanted == found;
    }
  }

  /** What counts as a contact with the customer. */
  record Contact(List<Channel> channels, List<Outcome> outcomes) {

    Optional<Channel> channel(String code) {
      return channels.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    Optional<Outcome> outcome(String code) {
      return outcomes.stream().filter(one -> one.code().equals(code)).findFirst();
    }
  }

  /**
   * @param minSeconds a shorter talk does not count
   * @param needsReference whether the record of the talk must be named
   */
  record Channel(String code, @Nullable Integer minSeconds, boolean needsReference) {

    boolean counts(@Nullable Integer seconds, @Nullable String reference) {
      return (minSeconds == null || seconds != null && seconds >= minSeconds)
          && (!needsReference || reference != null);
    }
  }

  /**
   * @param counts whether the customer's view is known after it
   * @param task what has to be looked after
   */
  record Outcome(String code, boolean counts, @Nullable TaskKind task) {}

  /**
   * @param toRival whether another insurer has the car now
   */
  record LossReason(String code, boolean toRival) {}

  String segmentOf(Renewal renewal, boolean hasEnded) {
    return segments.stream()
        .filter(segment -> segment.takes(renewal, hasEnded))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no segment takes " + renewal.id()))
        .code();
  }

  /** Until when what ends belongs to the same season. */
  LocalDate seasonEnds(Cover cover) {
    return cover.renewalDate().plusDays(sameSeasonDays);
  }

  String purpose(Renewal renewal) {
    return renewal.cover().endsHere() ? purposeInsuredHere : purposeInsuredElsewhere;
  }

  Optional<LossReason> lossReason(String code) {
    return lossReasons.stream().filter(reason -> reason.code().equals(code)).findFirst();
  }
}
