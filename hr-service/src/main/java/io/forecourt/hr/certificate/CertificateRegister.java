package io.forecourt.hr.certificate;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps certificates; the services hear when one is granted and when it ends. */
@Service
@Transactional
public class CertificateRegister {

  private static final String EXPIRES = "certificate.expires";

  record GrantedV1(String certificateId, String personId, String kind, @Nullable LocalDate until) {}

  record ExpiredV1(String certificateId, String personId, String kind) {}

  private final Certificates certificates;
  private final StaffDirectory staff;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final Access access;
  private final Outbox outbox;
  private final BusinessClock clock;

  CertificateRegister(
      Certificates certificates,
      StaffDirectory staff,
      StoreCalendars calendars,
      Deadlines deadlines,
      Access access,
      Outbox outbox,
      BusinessClock clock) {
    this.certificates = certificates;
    this.staff = staff;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Enters the certificate of a member of staff.
   *
   * @throws NotFound if nobody of that id works here
   * @throws InvalidInput if it has ended already
   */
  Certificate grant(
      String personId, String kind, LocalDate validFrom, @Nullable LocalDate validUntil) {
    String store =
        staff.find(personId).orElseThrow(() -> new NotFound("person", personId)).storeCode();
    access.requireInScope("hr.certificate.enter", "person", personId, store, null);
    if (validUntil != null && validUntil.isBefore(clock.today(calendars.zone(store)))) {
      throw new InvalidInput("/validUntil", "certificate.ended-already");
    }
    return enter(personId, store, kind, validFrom, validUntil, access.caller().personId());
  }

  /** For the sandbox's people: whoever has one of this kind is left alone. */
  public void grantOnce(String personId, String store, String kind, LocalDate validFrom) {
    if (!certificates.existsByOwnerIdAndKindAndState(personId, kind, CertificateState.VALID)) {
      enter(personId, store, kind, validFrom, null, access.caller().personId());
    }
  }

  private Certificate enter(
      String personId,
      String store,
      String kind,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String by) {
    Certificate granted =
        certificates.save(
            new Certificate(
                Ids.next(),
                store,
                personId,
                kind,
                validFrom,
                validUntil,
                CertificateState.VALID,
                by,
                null));
    if (validUntil != null) {
      deadlines.set(
          EXPIRES,
          granted.id(),
          store,
          validUntil.plusDays(1).atStartOfDay(calendars.zone(store)).toInstant());
    }
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.hr.certificate-granted.v1",
            granted.id(),
            store,
            clock.instant(),
            new GrantedV1(granted.id(), personId, kind, validUntil)));
    return granted;
  }

  /** The authority has taken it back, or it was entered by mistake. */
  Certificate withdraw(String id) {
    Certificate certificate = require("hr.certificate.enter", id);
    deadlines.cancel(EXPIRES, id);
    return end(certificate, CertificateState.WITHDRAWN, clock.instant());
  }

  @OnDeadline(EXPIRES)
  void expire(DueDeadline deadline) {
    certificates
        .findById(deadline.subject())
        .filter(certificate -> certificate.state() == CertificateState.VALID)
        .ifPresent(certificate -> end(certificate, CertificateState.EXPIRED, deadline.due()));
  }

  private Certificate end(Certificate certificate, CertificateState how, Instant at) {
    Certificate ended = certificates.save(certificate.ended(how));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.hr.certificate-expired.v1",
            ended.id(),
            ended.storeCode(),
            at,
            new ExpiredV1(ended.id(), ended.ownerId(), ended.kind())));
    return ended;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Certificate require(String action, String id) {
    Certificate certificate =
        certificates.findById(id).orElseThrow(() -> new NotFound("certificate", id));
    access.requireInScope(
        action, "certificate", id, certificate.storeCode(), certificate.ownerId());
    return certificate;
  }
}
