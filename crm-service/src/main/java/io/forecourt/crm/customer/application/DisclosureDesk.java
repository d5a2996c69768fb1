package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Disclosure;
import io.forecourt.crm.customer.domain.Disclosures;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.personal.Reveal;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows personal fields to who needs them for a purpose, and records it. */
@Service
public class DisclosureDesk {

  /**
   * A disclosure with the values it shows.
   *
   * @param values field name to value; empty after a minute, or for anybody but the person who
   *     asked
   */
  public record Shown(Disclosure disclosure, Map<String, String> values) {

    /** Names no value, so that it may stand in a log. */
    @Override
    public String toString() {
      return "Shown" + values.keySet();
    }
  }

  private final CustomerArchive archive;
  private final ConsentBook consents;
  private final PurposePolicy purposes;
  private final Guardians guardians;
  private final Disclosures disclosures;
  private final Reveal reveal;
  private final Access access;
  private final BusinessClock clock;

  DisclosureDesk(
      CustomerArchive archive,
      ConsentBook consents,
      PurposePolicy purposes,
      Guardians guardians,
      Disclosures disclosures,
      Reveal reveal,
      Access access,
      BusinessClock clock) {
    this.archive = archive;
    this.consents = consents;
    this.purposes = purposes;
    this.guardians = guardians;
    this.disclosures = disclosures;
    this.reveal = reveal;
    this.access = access;
    this.clock = clock;
  }

  /**
   * @throws RuleViolation if the purpose does not need a field, the customer did not agree to it,
   *     or it is a contract of a minor for whom no guardian acts
   */
  @Transactional
  public Shown disclose(String customerId, String purposeCode, Set<PersonalField> fields) {
    Customer customer = archive.require("crm.customer.disclose", customerId);
    customer.requireUsable();
    Purpose purpose = purposes.purpose(customer.homeStore(), purposeCode);
    fields.stream()
        .filter(field -> !purpose.fields().contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw new RuleViolation(
                  "disclosure.field-not-needed", field.jsonName(), purpose.code());
            });
    if (!consents.allows(customer.id(), purpose)) {
      throw new RuleViolation("consent.missing", purpose.code());
    }
    if (purpose.basis() == Purpose.Basis.CONTRACT) {
      guardians.requireFor(customer);
    }
    var disclosure =
        new Disclosure(
            Ids.next(),
            customer.id(),
            customer.homeStore(),
            access.caller().personId(),
            purpose.code(),
            fields.stream().sorted().toList(),
            clock.instant());
    disclosures.append(disclosure);
    return new Shown(disclosure, reveal(customer, disclosure));
  }

  /** The record of a disclosure; with its values while it is open to the caller. */
  @Transactional
  public Shown get(String customerId, String disclosureId) {
    Customer customer = archive.require("crm.customer.disclose", customerId);
    Disclosure disclosure =
        disclosures
            .find(disclosureId)
            .filter(found -> archive.idsOf(customerId).contains(found.customerId()))
            .orElseThrow(() -> new NotFound("disclosure", disclosureId));
    boolean open = disclosure.isOpenTo(access.caller().personId(), clock.instant());
    return new Shown(disclosure, open ? reveal(customer, disclosure) : Map.of());
  }

  private Map<String, String> reveal(Customer customer, Disclosure disclosure) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Customer one : customer.identities()) {
      Map<String, String> sealed = new LinkedHashMap<>();
      disclosure.fields().stream()
          .filter(field -> !shown.containsKey(field.jsonName()))
          .forEach(
              field -> one.sealed(field).ifPresent(text -> sealed.put(field.jsonName(), text)));
      if (!sealed.isEmpty() || one == customer) {
        shown.putAll(reveal.disclose(one.id(), "customer", one.id(), disclosure.purpose(), sealed));
      }
    }
    return shown;
  }
}
