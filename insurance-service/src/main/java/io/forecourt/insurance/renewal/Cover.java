package io.forecourt.insurance.renewal;

import io.forecourt.insurance.policy.PolicyKind;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cover of a car, either kind by itself: the two policies may end on different days, and only
 * one of them may be of this desk. Each change leaves the other kind as it is.
 *
 * @param compulsoryPolicyId the policy that this desk issued, or null when that kind is insured
 *     elsewhere, as is {@code commercialPolicyId}
 * @param compulsoryEnd last day of that kind; null when nothing is known of it
 * @param insuredHere whether either kind is insured here
 * @param renewalDate the earlier last day of the two
 */
record Cover(
    @Nullable String compulsoryPolicyId,
    @Nullable LocalDate compulsoryEnd,
    @Nullable String commercialPolicyId,
    @Nullable LocalDate commercialEnd,
    boolean insuredHere,
    LocalDate renewalDate) {

  /**
   * One kind.
   *
   * @param policyId null when it is insured elsewhere
   */
  private record Part(@Nullable String policyId, LocalDate end) {

    static @Nullable Part of(@Nullable String policyId, @Nullable LocalDate end) {
      return end == null ? null : new Part(policyId, end);
    }

    boolean isHere() {
      return policyId != null;
    }
  }

  /** From what is stored, or known of both kinds. */
  static Cover of(
      @Nullable String compulsoryPolicyId,
      @Nullable LocalDate compulsoryEnd,
      @Nullable String commercialPolicyId,
      @Nullable LocalDate commercialEnd) {
    return of(
        Part.of(compulsoryPolicyId, compulsoryEnd), Part.of(commercialPolicyId, commercialEnd));
  }

  private static Cover of(@Nullable Part compulsory, @Nullable Part commercial) {
    return new Cover(
        compulsory == null ? null : compulsory.policyId(),
        compulsory == null ? null : compulsory.end(),
        commercial == null ? null : commercial.policyId(),
        commercial == null ? null : commercial.end(),
        Stream.of(compulsory, commercial).filter(Objects::nonNull).anyMatch(Part::isHere),
        Stream.of(compulsory, commercial)
            .filter(Objects::nonNull)
            .map(Part::end)
            .min(LocalDate::compareTo)
            .orElseThrow());
  }

  /** The first policy of a car that this desk knows. */
  static Cover first(PolicyKind kind, String policyId, LocalDate end) {
    return switch (kind) {
      case COMPULSORY -> of(new Part(policyId, end), null);
      case COMMERCIAL -> of(null, new Part(policyId, end));
    };
  }

  /** Until when a car is insured that somebody else insured; there is no car without this kind. */
  static Cover elsewhere(LocalDate end) {
    return of(new Part(null, end), null);
  }

  /** With a policy that this desk issued; it takes the place of what was known of its kind. */
  Cover issued(PolicyKind kind, String policyId, LocalDate end) {
    return with(kind, new Part(policyId, end));
  }

  /** Without its policy a kind counts as insured elsewhere until its date. */
  Cover cancelled(String policyId) {
    return kindOf(policyId)
        .map(kind -> with(kind, new Part(null, Objects.requireNonNull(end(kind)))))
        .orElse(this);
  }

  /** One kind is covered as it was before. */
  Cover restored(PolicyKind kind, Cover before) {
    return with(kind, before.part(kind));
  }

  /** What ended by that day is with somebody else, who renews it a year later. */
  Cover lost(LocalDate seasonEnds) {
    return of(
        lost(part(PolicyKind.COMPULSORY), seasonEnds),
        lost(part(PolicyKind.COMMERCIAL), seasonEnds));
  }

  private static @Nullable Part lost(@Nullable Part part, LocalDate seasonEnds) {
    return part == null || part.end().isAfter(seasonEnds)
        ? part
        : new Part(null, part.end().plusYears(1));
  }

  /** With another date for what ends first; what is known to end later stays. */
  Cover expectedOn(LocalDate end) {
    return of(
        compulsoryPolicyId,
        renewalDate.equals(compulsoryEnd) ? end : compulsoryEnd,
        commercialPolicyId,
        renewalDate.equals(commercialEnd) ? end : commercialEnd);
  }

  @Nullable LocalDate end(PolicyKind kind) {
    Part part = part(kind);
    return part == null ? null : part.end();
  }

  /** Whether a kind is covered on that day, by whomsoever. */
  boolean runsOn(PolicyKind kind, LocalDate day) {
    Part part = part(kind);
    return part != null && !part.end().isBefore(day);
  }

  boolean includes(String policyId) {
    return kindOf(policyId).isPresent();
  }

  /** Which kind a policy covers. */
  Optional<PolicyKind> kindOf(String policyId) {
    return Stream.of(PolicyKind.values())
        .filter(
            kind -> {
              Part part = part(kind);
              return part != null && policyId.equals(part.policyId());
            })
        .findFirst();
  }

  /** Whether what ends on the renewal date is insured here. */
  boolean endsHere() {
    return renewalDate.equals(compulsoryEnd) && compulsoryPolicyId != null
        || renewalDate.equals(commercialEnd) && commercialPolicyId != null;
  }

  /** The policy of this desk that ends first. */
  @Nullable String policyId() {
    boolean compulsoryFirst =
        compulsoryPolicyId != null
            && (commercialPolicyId == null
                || !Objects.requireNonNull(compulsoryEnd).isAfter(commercialEnd));
    return compulsoryFirst ? compulsoryPolicyId : commercialPolicyId;
  }

  private @Nullable Part part(PolicyKind kind) {
    return switch (kind) {
      case COMPULSORY -> Part.of(compulsoryPolicyId, compulsoryEnd);
      case COMMERCIAL -> Part.of(commercialPolicyId, commercialEnd);
    };
  }

  private Cover with(PolicyKind kind, @Nullable Part part) {
    return switch (kind) {
      case COMPULSORY -> of(part, part(PolicyKind.COMMERCIAL));
      case COMMERCIAL -> of(part(PolicyKind.COMPULSORY), part);
    };
  }
}
