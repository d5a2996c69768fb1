package io.forecourt.insurance.policy;

import io.forecourt.insurance.insurer.InsurerDesk;
import io.forecourt.insurance.insurer.InsurerRequest;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes endorsements under numbers of their own, and tells a connected insurer of them. */
@Component
class EndorsementBook {

  private static final String SERIES = "PE";

  private final Endorsements endorsements;
  private final InsurerDesk insurers;
  private final BusinessNumbers numbers;
  private final BusinessClock clock;
  private final Access access;

  EndorsementBook(
      Endorsements endorsements,
      InsurerDesk insurers,
      BusinessNumbers numbers,
      BusinessClock clock,
      Access access) {
    this.endorsements = endorsements;
    this.insurers = insurers;
    this.numbers = numbers;
    this.clock = clock;
    this.access = access;
  }

  /** What an endorsement says. */
  record Content(
      EndorsementKind kind,
      @Nullable CorrectedField field,
      boolean fault,
      @Nullable String customerId,
      @Nullable String reasonCode,
      LocalDate effectiveOn,
      @Nullable Money refund) {

    static Content correction(CorrectedField field, boolean fault, LocalDate on) {
      return new Content(EndorsementKind.CORRECTION, field, fault, null, null, on, null);
    }

    static Content transfer(String customerId, LocalDate on) {
      return new Content(EndorsementKind.TRANSFER, null, false, customerId, null, on, null);
    }

    /**
     * @param firstDayWithout cover
     */
    static Content cancellation(String reasonCode, LocalDate firstDayWithout, Money refund) {
      return new Content(
          EndorsementKind.CANCELLATION, null, false, null, reasonCode, firstDayWithout, refund);
    }
  }

  Endorsement write(PolicyRow policy, Content content, EndorsementState state, Instant at) {
    Money refund = content.refund();
    return endorsements.save(
        new Endorsement(
            Ids.next(),
            numbers.next(SERIES, policy.storeCode(), clock.today(Quotations.ZONE)),
            policy.id(),
            policy.storeCode(),
            content.kind(),
            content.field(),
            content.fault(),
            content.kind() == EndorsementKind.CORRECTION ? policy.issuedBy() : null,
            content.customerId(),
            content.reasonCode(),
            content.effectiveOn(),
            refund == null ? null : refund.amount(),
            policy.currency(),
            state,
            access.caller().personId(),
            at,
            null));
  }

  /** Whether the policy's insurer is told by a machine. */
  boolean isInsurerTold(PolicyRow policy) {
    return insurers.isConnected(policy.insurerCode());
  }

  /** Tells the insurer, if it is connected. */
  void tell(PolicyRow policy, Endorsement made, InsurerRequest.Kind kind, String change) {
    if (!isInsurerTold(policy)) {
      return;
    }
    insurers.ask(
        made.id(),
        new InsurerRequest(
            made.number(),
            kind,
            policy.insurerCode(),
            policy.number(),
            policy.kind().name(),
            policy.vin(),
            false,
            change,
            made.effectiveOn(),
            null,
            made.refund(),
            policy.currency()));
  }
}
