package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.Representative;
import io.forecourt.crm.customer.domain.Representatives;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes who acts for a company or a minor, on what power and how long. */
@Service
public class RepresentativeDesk {
  private static final String ACTION = "crm.customer.update";

  /**
   * @param power on what paper the power rests
   */
  public record NoteRepresentative(
      String actingCustomerId,
      Representative.Kind kind,
      String power,
      @Nullable LocalDate validUntil) {

    /** Leaves the paper out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "NoteRepresentative[" + kind + "]";
    }
  }

  private final CustomerArchive archive;
  private final Representatives representatives;
  private final PersonalData personal;
  private final BusinessClock clock;
  private final Access access;

  RepresentativeDesk(
      CustomerArchive archive,
      Representatives representatives,
      PersonalData personal,
      BusinessClock clock,
      Access access) {
    this.archive = archive;
    this.representatives = representatives;
    this.personal = personal;
    this.clock = clock;
    this.access = access;
  }

  /**
   * @throws RuleViolation if a company shall have a guardian, a person an agent without being one,
   *     or somebody shall act for themselves
   */
  @Transactional
  public Representative note(String customerId, NoteRepresentative command) {
    Customer customer = archive.require(ACTION, customerId);
    customer.requireUsable();
    Customer acting = acting(command.actingCustomerId());
    boolean guardian = command.kind() == Representative.Kind.GUARDIAN;
    if (acting.id().equals(customer.id())
        || acting.kind() != CustomerKind.PERSON
        || guardian == (customer.kind() == CustomerKind.COMPANY)) {
      throw new RuleViolation("representative.not-possible", command.kind());
    }
    Representative noted =
        representatives.save(
            new Representative(
                Ids.next(),
                customer.id(),
                acting.id(),
                command.kind(),
                Objects.requireNonNull(personal.sealNote(customer.id(), command.power())),
                command.validUntil(),
                access.caller().personId(),
                clock.instant(),
                null,
                null));
    archive.learnedBeside(customer.id(), Set.of("representatives"), null);
    return noted;
  }

  @Transactional
  public Representative end(String customerId, String id) {
    Representative noted = get(ACTION, customerId, id);
    Representative ended = representatives.save(noted.ended(clock.instant()));
    archive.learnedBeside(ended.customerId(), Set.of("representatives"), null);
    return ended;
  }

  @Transactional(readOnly = true)
  public List<Representative> of(String customerId) {
    return representatives.of(archive.require("crm.customer.read", customerId).id());
  }

  @Transactional(readOnly = true)
  public Representative get(String customerId, String id) {
    return get("crm.customer.read", customerId, id);
  }

  private Representative get(String action, String customerId, String id) {
    String owner = archive.require(action, customerId).id();
    return representatives
        .find(id)
        .filter(one -> one.customerId().equals(owner))
        .orElseThrow(() -> new NotFound("representative", id));
  }

  private Customer acting(String id) {
    try {
      return archive.require("crm.customer.read", id);
    } catch (NotFound unknown) {
      throw new InvalidInput("/actingCustomerId", "customer.unknown");
    }
  }
}
