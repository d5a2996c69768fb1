package io.forecourt.crm.campaign.domain;

import java.util.EnumSet;
import java.util.Set;

/** Where a campaign stands; one that invites nobody starts straight from its approval. */
public enum CampaignState {
  DRAFT,
  APPROVED,
  INVITING,
  RUNNING,
  CLOSED,
  CANCELLED;

  public Set<CampaignState> successors() {
    return switch (this) {
      case DRAFT -> EnumSet.of(APPROVED, CANCELLED);
      case APPROVED -> EnumSet.of(INVITING, RUNNING, CANCELLED);
      case INVITING -> EnumSet.of(RUNNING, CANCELLED);
      case RUNNING -> EnumSet.of(CLOSED);
      case CLOSED, CANCELLED -> EnumSet.noneOf(CampaignState.class);
    };
  }

  public boolean canBecome(CampaignState next) {
    return successors().contains(next);
  }

  /** Whether money may be spent on it: it was approved, and its books are open. */
  public boolean spends() {
    return switch (this) {
      case APPROVED, INVITING, RUNNING -> true;
      case DRAFT, CLOSED, CANCELLED -> false;
    };
  }
}
