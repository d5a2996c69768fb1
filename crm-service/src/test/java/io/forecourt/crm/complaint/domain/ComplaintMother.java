package io.forecourt.crm.complaint.domain;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Complaints of customer c-1 about order o-1, heard on a Saturday morning. */
public final class ComplaintMother {
  public static final Instant HEARD = Instant.parse("2026-11-21T02:00:00Z");
  public static final Limits LIMITS =
      new Limits(
          HEARD.plus(Duration.ofHours(2)),
          HEARD.plus(Duration.ofHours(24)),
          HEARD.plus(Duration.ofHours(72)),
          HEARD.plus(Duration.ofDays(7)),
          HEARD.plus(Duration.ofDays(14)));
  public static final Instant ASK_UNTIL = HEARD.plus(Duration.ofDays(3));
  public static final Evidence CALL = new Evidence(Evidence.Kind.CALL, "call-17");
  public static final String OWNER = "p-sm";
  public static final String AGENT = "p-ca";

  private ComplaintMother() {}

  public static Complaint open() {
    return open("c-1", false);
  }

  public static Complaint open(String customer, boolean safety) {
    return Complaint.open(
        "CP-EAST-20261121-0001",
        new Grievance(
            customer,
            "EAST",
            ComplaintChannel.PHONE,
            "call-17",
            "o-1",
            "v1.sealed",
            false,
            safety,
            false,
            AGENT,
            HEARD),
        "SALES",
        LIMITS,
        OWNER,
        "p-cs",
        HEARD);
  }

  public static Complaint inHand() {
    Complaint complaint = open();
    complaint.answer(CALL, null, OWNER, HEARD.plusSeconds(60));
    return complaint;
  }

  public static Complaint resolved() {
    Complaint complaint = inHand();
    complaint.propose(offer(true), ASK_UNTIL);
    return complaint;
  }

  public static Solution offer(boolean granted) {
    return new Solution("v1.sealed", Money.cny("300.00"), OWNER, HEARD.plusSeconds(3600), granted);
  }

  /** One in any state, as stored. */
  public static Complaint in(ComplaintState state, int level) {
    Complaint.Snapshot s = open().snapshot();
    @Nullable Solution solution = state == ComplaintState.RESOLVED ? offer(true) : null;
    return Complaint.restore(
        new Complaint.Snapshot(
            s.id(),
            s.number(),
            s.grievance(),
            s.kind(),
            state,
            level,
            OWNER,
            s.coordinatorId(),
            s.openedAt(),
            s.limits(),
            0,
            false,
            0,
            null,
            solution,
            solution == null ? null : HEARD,
            solution == null ? null : ASK_UNTIL,
            null,
            null,
            null,
            List.of(),
            List.of(),
            0L));
  }
}
