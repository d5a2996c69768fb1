package io.forecourt.crm.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer complains about, as it was received.
 *
 * @param sourceId the call, visit, survey, follow-up or ticket behind it; each gives one complaint
 * @param sealedText the customer's words under the customer's key
 * @param media whether the press or a public network has it, or may soon
 * @param safety whether somebody was or may be hurt
 * @param receivedAt when the customer said it; it may have been entered later
 */
public record Grievance(
    String customerId,
    String store,
    ComplaintChannel channel,
    @Nullable String sourceId,
    @Nullable String orderId,
    @Nullable String sealedText,
    boolean media,
    boolean safety,
    boolean keyAccount,
    String openedBy,
    Instant receivedAt) {

  public boolean isCritical() {
    return media || safety;
  }
}
