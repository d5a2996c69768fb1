package io.forecourt.crm.lead.domain;

import io.forecourt.crm.lead.domain.AssignmentOrder.Choice.Chosen;
import io.forecourt.crm.lead.domain.Lead.Capture;
import io.forecourt.crm.lead.domain.Lead.LossRequest;
import io.forecourt.crm.lead.domain.Lead.SalesMark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leads for tests: of customer c-1 in store EAST, captured at noon. */
public final class LeadMother {
  public static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  public static final String LI = "p-li";
  public static final String WANG = "p-wang";
  public static final String MANAGER = "p-manager";

  private LeadMother() {}

  public static Lead captured() {
    return Lead.capture(
        new Capture(
            "LD-EAST-20261121-0001",
            "c-1",
            "EAST",
            LeadWay.WEB,
            "WEB",
            null,
            null,
            "M1",
            "p-desk",
            false,
            null),
        NOON);
  }

  public static Chosen choice(String consultant) {
    return new Chosen(consultant, AssignmentRule.FEWEST_OPEN, "0 open");
  }

  public static Lead ownedByLi() {
    Lead lead = captured();
    lead.assignTo(choice(LI), null, NOON);
    return lead;
  }

  public static Lead in(LeadState state) {
    return lastContactedAt(state, null);
  }

  public static Lead lastContactedAt(LeadState state, @Nullable Instant lastContactAt) {
    Lead.Snapshot s = ownedByLi().snapshot();
    boolean owned = state != LeadState.NEW;
    return Lead.restore(
        new Lead.Snapshot(
            s.id(),
            s.number(),
            s.customerId(),
            s.store(),
            state,
            s.way(),
            s.source(),
            s.campaignId(),
            s.district(),
            s.modelCode(),
            s.selfGenerated(),
            s.capturedBy(),
            s.capturedAt(),
            null,
            owned ? LI : null,
            owned ? NOON : null,
            owned ? AssignmentRule.FEWEST_OPEN : null,
            null,
            owned ? null : UnassignedReason.NOBODY_ON_SHIFT,
            null,
            null,
            0,
            lastContactAt,
            state == LeadState.LOSS_REQUESTED
                ? new LossRequest("PRICE", null, null, LI, NOON, LeadState.CONTACTED)
                : null,
            null,
            null,
            null,
            0L));
  }

  public static SalesMark mark(long sequence) {
    return new SalesMark("o-1", sequence);
  }
}
