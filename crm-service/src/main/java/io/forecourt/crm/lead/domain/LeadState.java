package io.forecourt.crm.lead.domain;

import java.util.EnumSet;
import java.util.Set;

/** Where a lead stands between capture and its end. */
public enum LeadState {
  NEW,
  ASSIGNED,
  CONTACTED,
  VISITED,
  NEGOTIATING,
  WON,
  LOSS_REQUESTED,
  LOST,
  DORMANT,
  /** Another lead of the customer goes on; open again when two customers are separated. */
  MERGED;

  private static final Set<LeadState> ENDS = EnumSet.of(LOSS_REQUESTED, DORMANT, MERGED);

  /** The states that may follow; steps may be left out on the way forward, never taken back. */
  public Set<LeadState> successors() {
    return switch (this) {
      case NEW -> and(ENDS, ASSIGNED);
      case ASSIGNED -> and(ENDS, CONTACTED, VISITED, NEGOTIATING, WON);
      case CONTACTED -> and(ENDS, VISITED, NEGOTIATING, WON);
      case VISITED -> and(ENDS, NEGOTIATING, WON);
      case NEGOTIATING -> and(ENDS, WON);
      case WON -> EnumSet.of(DORMANT);
      case LOSS_REQUESTED ->
          EnumSet.of(LOST, NEW, ASSIGNED, CONTACTED, VISITED, NEGOTIATING, WON, DORMANT, MERGED);
      case DORMANT -> EnumSet.of(NEGOTIATING, WON, MERGED);
      case MERGED ->
          EnumSet.of(NEW, ASSIGNED, CONTACTED, VISITED, NEGOTIATING, LOSS_REQUESTED, DORMANT);
      case LOST -> EnumSet.noneOf(LeadState.class);
    };
  }

  public boolean canBecome(LeadState next) {
    return successors().contains(next);
  }

  /** Whether somebody still works on it; a loss that waits for its decision counts. */
  public boolean isOpen() {
    return switch (this) {
      case NEW, ASSIGNED, CONTACTED, VISITED, NEGOTIATING, LOSS_REQUESTED -> true;
      case WON, LOST, DORMANT, MERGED -> false;
    };
  }

  private static Set<LeadState> and(Set<LeadState> ends, LeadState... forward) {
    Set<LeadState> all = EnumSet.copyOf(ends);
    all.addAll(Set.of(forward));
    return all;
  }
}
