package io.forecourt.insurance.renewal;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cover of a car that ends: both policies, which may end on different days.
 *
 * @param policyId the policy that this desk issued, or null when the car is insured elsewhere
 * @param renewalDate the earlier last day of the two
 */
record Cover(
    @Nullable String policyId,
    boolean insuredHere,
    @Nullable LocalDate compulsoryEnd,
    @Nullable LocalDate commercialEnd,
    LocalDate renewalDate) {

  static Cover of(
      @Nullable String policyId,
      boolean insuredHere,
      @Nullable LocalDate compulsoryEnd,
      @Nullable LocalDate commercialEnd) {
    return new Cover(
        policyId,
        insuredHere,
        compulsoryEnd,
        commercialEnd,
        Stream.of(compulsoryEnd, commercialEnd)
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElseThrow());
  }

  /** The first policy of a car that this desk knows. */
  static Cover first(String policyId, PolicyKind kind, LocalDate end) {
    return switch (kind) {
      case COMPULSORY -> of(policyId, true, end, null);
      case COMMERCIAL -> of(policyId, true, null, end);
    };
  }

  /** Until when a car is insured that somebody else insured. */
  static Cover elsewhere(LocalDate end) {
    return of(null, false, end, null);
  }

  /** With another date for what ends first; what is known to end later stays. */
  Cover expectedOn(LocalDate end) {
    return of(
        policyId,
        insuredHere,
        renewalDate.equals(compulsoryEnd) ? end : compulsoryEnd,
        renewalDate.equals(commercialEnd) ? end : commercialEnd);
  }

  /** With a policy that this desk issued; it takes the place of what was only supposed. */
  Cover with(String policy, PolicyKind kind, LocalDate end) {
    if (!insuredHere) {
      return first(policy, kind, end);
    }
    return switch (kind) {
      case COMPULSORY -> of(policy, true, end, commercialEnd);
      case COMMERCIAL -> of(policy, true, compulsoryEnd, end);
    };
  }

  @Nullable LocalDate end(PolicyKind kind) {
    return switch (kind) {
      case COMPULSORY -> compulsoryEnd;
      case COMMERCIAL -> commercialEnd;
    };
  }

  /**
   * What covers the car after one kind was renewed: the new policy, and the other one if it runs on
   * beyond this season.
   */
  Cover renewed(String policy, PolicyKind kind, LocalDate end, LocalDate seasonEnds) {
    PolicyKind other =
        kind == PolicyKind.COMPULSORY ? PolicyKind.COMMERCIAL : PolicyKind.COMPULSORY;
    LocalDate kept = end(other);
    boolean runsOn = kept != null && kept.isAfter(seasonEnds);
    return kind == PolicyKind.COMPULSORY
        ? of(policy, true, end, runsOn ? kept : null)
        : of(policy, true, runsOn ? kept : null, end);
  }
}
