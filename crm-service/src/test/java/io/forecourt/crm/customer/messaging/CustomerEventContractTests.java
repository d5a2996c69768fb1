package io.forecourt.crm.customer.messaging;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.CustomerEvent;
import io.forecourt.platform.testing.EventContracts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CustomerEventContractTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final LocalDate LATER = LocalDate.of(2036, 11, 22);

  static Stream<CustomerEvent> events() {
    return Stream.of(
        new CustomerEvent.CustomerProfileUpdated(
            "c-1", "EAST", NOON, new TreeSet<>(List.of("need")), true, LATER, false, true),
        new CustomerEvent.CustomerProfileUpdated(
            "c-1", "EAST", NOON, new TreeSet<>(List.of("budget")), false, null, true, false),
        new CustomerEvent.ConsentGiven(
            "c-1", "EAST", NOON, "MARKETING_SMS", "2026-1", Consent.Channel.STORE, null),
        new CustomerEvent.ConsentWithdrawn(
            "c-1", "EAST", NOON, "MARKETING_SMS", Consent.Channel.PHONE, ContactChannel.SMS),
        new CustomerEvent.CustomerMerged("c-2", "EAST", NOON, "c-1"),
        new CustomerEvent.CustomerUnmerged("c-2", "EAST", NOON, "c-1"),
        new CustomerEvent.CustomerHandedOver("c-1", "EAST", NOON, "p-2", "p-1", "LEFT"),
        new CustomerEvent.CustomerRestricted("c-1", "EAST", NOON, "r-1", LATER),
        new CustomerEvent.PersonErased("c-1", "EAST", NOON, "r-1"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatTheArchiveTellsKeepsItsContract(CustomerEvent event) {
    EventContracts.assertValid(CustomerEventMessages.message(event), JsonMapper.shared());
  }
}
