package io.forecourt.crm.campaign.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A customer was asked to come.
 *
 * @param agentId who asked
 * @param evidence record behind the answer: a call, a message
 */
@Table("campaign_invitation")
public record Invitation(
    @Id String id,
    String campaignId,
    String customerId,
    @Nullable String segmentId,
    String agentId,
    String messageId,
    Instant sentAt,
    @Nullable Answer answer,
    @Nullable String evidence,
    @Nullable String answeredTo,
    @Nullable Instant answeredAt,
    @Version @Nullable Long version) {

  /** What the customer said. */
  public enum Answer {
    YES,
    NO,
    MAYBE
  }

  Invitation answered(Answer said, String record, String to, Instant at) {
    return new Invitation(
        id,
        campaignId,
        customerId,
        segmentId,
        agentId,
        messageId,
        sentAt,
        said,
        record,
        to,
        at,
        version);
  }
}
