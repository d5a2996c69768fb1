package io.forecourt.crm.complaint.web;

import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintState;
import io.forecourt.crm.complaint.domain.CustomerContact;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint.
 *
 * @param dueAt when the clock acts next
 * @param text the customer's words; left out of lists, as are solution, tasks and contacts
 */
record ComplaintResponse(
    String id,
    long version,
    @Schema(example = "CP-EAST-20261121-0001") String number,
    String store,
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
    @Nullable Instant dueAt,
    int limitsPassed,
    int reopenings,
    @Nullable Instant answeredAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable String causeCode,
    @Nullable String linkedTo,
    @Nullable String text,
    @Nullable ComplaintOffer solution,
    @Nullable List<ComplaintTask> tasks,
    @Nullable List<ComplaintContact> contacts,
    List<String> allowedActions) {

  /** Nothing of a person stands in a log. */
  @Override
  public String toString() {
    return "ComplaintResponse[" + number + "]";
  }

  /**
   * What the dealer offers.
   *
   * @param granted whether its cost needs nobody's word any more
   */
  record ComplaintOffer(
      @Nullable String text,
      @Nullable Money cost,
      String proposedBy,
      Instant proposedAt,
      boolean granted) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintOffer[" + cost + "]";
    }
  }

  /** What a department owes. */
  record ComplaintTask(
      String id,
      String department,
      @Nullable String ownerId,
      @Nullable String text,
      Instant assignedAt,
      Instant dueAt,
      boolean overdue,
      @Nullable Instant doneAt,
      @Nullable String doneBy,
      @Nullable String result) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintTask[" + id + "]";
    }
  }

  /** A talk with the customer about it. */
  record ComplaintContact(
      CustomerContact.Purpose purpose,
      Evidence.Kind evidenceKind,
      String evidenceReference,
      String by,
      Instant at,
      @Nullable String note) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintContact[" + purpose + "]";
    }
  }
}
