package io.forecourt.crm.lead.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a lead found its consultant. */
public enum AssignmentRule {
  /** The consultant on shift with the fewest open leads; among equals the one who waits longest. */
  FEWEST_OPEN,
  /** The customer or the person at the desk asked for this consultant. */
  REQUESTED,
  /** The consultant brought the lead. */
  SELF_GENERATED,
  /** The showroom manager decided. */
  MANAGER;

  /**
   * A consultant who could take the lead.
   *
   * @param lastAssignedAt when the last lead came to this consultant; null if none ever did
   */
  public record Candidate(String personId, int openLeads, @Nullable Instant lastAssignedAt) {}

  /** The outcome of looking for a consultant. */
  public sealed interface Choice {
    /**
     * @param reason why this one, for the people who ask
     */
    record Chosen(String consultantId, AssignmentRule rule, String reason) implements Choice {}

    record NobodyOnShift() implements Choice {}
  }

  private static final Comparator<Candidate> LEAST_BUSY =
      Comparator.comparingInt(Candidate::openLeads)
          .thenComparing(
              Candidate::lastAssignedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Candidate::personId);

  /** Chooses by {@link #FEWEST_OPEN} among the consultants on shift. */
  public static Choice among(List<Candidate> onShift) {
    return onShift.stream()
        .min(LEAST_BUSY)
        .<Choice>map(
            best ->
                new Choice.Chosen(
                    best.personId(),
                    FEWEST_OPEN,
                    "%d open, the fewest of %d on shift; %s"
                        .formatted(
                            best.openLeads(),
                            onShift.size(),
                            best.lastAssignedAt() == null
                                ? "no lead before"
                                : "last lead at " + best.lastAssignedAt())))
        .orElseGet(Choice.NobodyOnShift::new);
  }
}
