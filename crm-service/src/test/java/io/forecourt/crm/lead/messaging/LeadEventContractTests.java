package io.forecourt.crm.lead.messaging;

import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.LeadEvent;
import io.forecourt.crm.lead.domain.LeadTouch;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.platform.testing.EventContracts;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class LeadEventContractTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

  static Stream<LeadEvent> events() {
    return Stream.of(
        new LeadEvent.LeadCaptured(
            "l-1",
            "c-1",
            "EAST",
            NOON,
            LeadWay.CAMPAIGN,
            "AUTUMN",
            "ca-1",
            "M1",
            false,
            "QINGYUNPU",
            "v-1"),
        new LeadEvent.LeadCaptured(
            "l-1", "c-1", "EAST", NOON, LeadWay.WEB, "WEB", null, null, true, null, null),
        new LeadEvent.LeadTouched(
            "l-1",
            "c-1",
            "EAST",
            NOON,
            "p-li",
            new LeadTouch(
                "t-2",
                "l-1",
                "c-1",
                "EAST",
                LeadWay.CAMPAIGN,
                "AUTUMN",
                "ca-1",
                null,
                NOON,
                "p-desk")),
        new LeadEvent.LeadAssigned(
            "l-1", "c-1", "EAST", NOON, "p-li", AssignmentRule.FEWEST_OPEN, "v-1"),
        new LeadEvent.LeadReassigned(
            "l-1", "c-1", "EAST", NOON, "p-wang", "p-li", AssignmentRule.MANAGER, null),
        new LeadEvent.LeadReassigned(
            "l-1", "c-1", "EAST", NOON, "p-wang", null, AssignmentRule.MANAGER, null),
        new LeadEvent.LeadMerged("l-2", "c-1", "EAST", NOON, "l-1"),
        new LeadEvent.LeadPooled(
            "l-1", "c-1", "EAST", NOON, "p-li", UnassignedReason.CONSULTANT_LEFT),
        new LeadEvent.CustomerLost(
            "l-1", "c-1", "EAST", NOON, "p-li", "COMPETITOR_BRAND", "Rival Motors"),
        new LeadEvent.CustomerLost("l-1", "c-1", "EAST", NOON, null, "PRICE", null));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatLeadsTellKeepsItsContract(LeadEvent event) {
    EventContracts.assertValid(LeadEventMessages.message(event), JsonMapper.shared());
  }
}
