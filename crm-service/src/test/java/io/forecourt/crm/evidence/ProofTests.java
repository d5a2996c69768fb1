package io.forecourt.crm.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProofTests {
  private static final Instant SINCE = Instant.parse("2026-11-23T02:00:00Z");
  private static final Proof.Claim REACHED = new Proof.Claim("sc-1"::equals, SINCE, true);

  @Test
  void aTalkOfThePersonWithTheCustomerProvesThatTheCustomerWasReached() {
    assertThat(new Proof(true, "sc-1", SINCE, true).objection(REACHED)).isEmpty();
    assertThat(new Proof(true, null, SINCE, true).objection(REACHED)).isEmpty();
  }

  @Test
  void aRecordOfAnotherCustomerOrPersonProvesNothing() {
    assertThat(new Proof(false, "sc-1", SINCE, true).objection(REACHED))
        .hasValue("follow-up.evidence-of-other");
    assertThat(new Proof(true, "system", SINCE, true).objection(REACHED))
        .hasValue("follow-up.evidence-of-other");
  }

  @Test
  void aRecordFromBeforeProvesNothing() {
    assertThat(new Proof(true, "sc-1", SINCE.minusMillis(1), true).objection(REACHED))
        .hasValue("follow-up.evidence-too-old");
  }

  @Test
  void whereNobodyWasReachedItProvesATryOnly() {
    Proof tried = new Proof(true, "sc-1", SINCE, false);

    assertThat(tried.objection(REACHED)).hasValue("follow-up.nobody-spoke");
    assertThat(tried.objection(new Proof.Claim("sc-1"::equals, SINCE, false))).isEmpty();
  }
}
