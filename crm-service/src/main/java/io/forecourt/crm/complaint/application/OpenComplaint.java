package io.forecourt.crm.complaint.application;

import io.forecourt.crm.complaint.domain.ComplaintChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grievance that was heard.
 *
 * @param sourceId the call, survey, follow-up or ticket behind it; the same one of a store opens
 *     nothing twice
 * @param text the customer's words
 * @param receivedAt when the customer said it; now when left out
 */
public record OpenComplaint(
    String customerId,
    String store,
    String kind,
    ComplaintChannel channel,
    @Nullable String sourceId,
    @Nullable String orderId,
    @Nullable String text,
    boolean media,
    boolean safety,
    @Nullable Instant receivedAt) {

  /** Leaves the words out, so that it may stand in a log. */
  @Override
  public String toString() {
    return "OpenComplaint[" + kind + ", " + channel + "]";
  }
}
