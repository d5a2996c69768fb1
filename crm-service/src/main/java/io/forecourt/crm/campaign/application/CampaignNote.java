package io.forecourt.crm.campaign.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A note on a campaign; a crisis waits until somebody settles it.
 *
 * @param ownerId who settles it, for a crisis; who wrote it, for the others
 */
@Table("campaign_note")
public record CampaignNote(
    @Id String id,
    String campaignId,
    String storeCode,
    Kind kind,
    String text,
    String ownerId,
    String notedBy,
    Instant notedAt,
    @Nullable String settlement,
    @Nullable String settledBy,
    @Nullable Instant settledAt,
    @Version @Nullable Long version) {

  /** What a note is about. */
  public enum Kind {
    /** How it goes, at least once a week. */
    STATUS,
    /** How a service activity went, from who carried it out. */
    FEEDBACK,
    /** Something went wrong on the day: the owner of the contingency plan takes over. */
    CRISIS
  }

  CampaignNote settledBy(String person, String how, Instant at) {
    return new CampaignNote(
        id, campaignId, storeCode, kind, text, ownerId, notedBy, notedAt, how, person, at, version);
  }

  public boolean isOpenCrisis() {
    return kind == Kind.CRISIS && settledAt == null;
  }
}
