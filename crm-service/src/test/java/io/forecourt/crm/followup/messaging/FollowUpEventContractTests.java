package io.forecourt.crm.followup.messaging;

import static io.forecourt.crm.followup.domain.FollowUpMother.DELIVERED;
import static io.forecourt.crm.followup.domain.FollowUpMother.DUE;
import static io.forecourt.crm.followup.domain.FollowUpMother.attempt;
import static io.forecourt.crm.followup.domain.FollowUpMother.call;
import static io.forecourt.crm.followup.domain.FollowUpMother.reception;

import io.forecourt.crm.followup.domain.CancelReason;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.FollowUpEvent;
import io.forecourt.platform.testing.EventContracts;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class FollowUpEventContractTests {

  static Stream<FollowUpEvent> events() {
    return Stream.of(
        call().scheduled(),
        reception().scheduled(),
        call().contact(attempt(ContactOutcome.REACHED_SATISFIED, DELIVERED)).orElseThrow(),
        reception().received("p-li", "VI-EAST-20261121-0001", DELIVERED),
        call().lapse(DUE).orElseThrow(),
        call().cancel(CancelReason.CUSTOMER_GONE, DUE));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatFollowUpsTellKeepsItsContract(FollowUpEvent event) {
    EventContracts.assertValid(FollowUpEventMessages.message(event), JsonMapper.shared());
  }
}
