package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint in a list: without words and tasks.
 *
 * @param openTasks how many tasks of departments are not done
 */
public record ComplaintSummary(
    String id,
    String number,
    String storeCode,
    String customerId,
    String kind,
    ComplaintState state,
    int level,
    @Nullable String ownerId,
    @Nullable String coordinatorId,
    ComplaintChannel channel,
    @Nullable String orderId,
    boolean media,
    boolean safety,
    boolean keyAccount,
    Instant receivedAt,
    Instant openedAt,
    Instant dueAt,
    int limitsPassed,
    int reopenings,
    @Nullable Instant answeredAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable String causeCode,
    @Nullable String linkedTo,
    @Nullable String proposedBy,
    boolean granted,
    int openTasks,
    long version) {

  /** Whether an offer waits for somebody with authority. */
  public boolean awaitsApproval() {
    return proposedBy != null && !granted;
  }
}
