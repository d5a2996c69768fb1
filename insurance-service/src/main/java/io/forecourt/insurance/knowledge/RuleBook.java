package io.forecourt.insurance.knowledge;

import io.forecourt.insurance.cases.RulesShown;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes pages and keeps who has acknowledged which version. */
@Service
@Transactional
class RuleBook implements RulesShown {

  static final String READ = "insurance.rule.read";
  static final String PUBLISH = "insurance.rule.publish";

  /** Who has to know. */
  private static final List<String> READERS = List.of("in", "ir");

  /**
   * @param tableId of the page's version
   * @param readers who has to know it
   */
  record UpdatedV1(
      String tableId,
      String version,
      LocalDate effectiveFrom,
      String kind,
      List<String> readers,
      String publishedBy) {}

  record AcknowledgedV1(
      String acknowledgementId, String tableId, String version, String kind, String personId) {}

  private final RulePages pages;
  private final Acknowledgements acknowledgements;
  private final Staff staff;
  private final Access access;
  private final BusinessClock clock;
  private final Outbox outbox;

  RuleBook(
      RulePages pages,
      Acknowledgements acknowledgements,
      Staff staff,
      Access access,
      BusinessClock clock,
      Outbox outbox) {
    this.pages = pages;
    this.acknowledgements = acknowledgements;
    this.staff = staff;
    this.access = access;
    this.clock = clock;
    this.outbox = outbox;
  }

  /** A new page, or the next version of one. */
  RulePage publish(RuleKind kind, String code, String title, String text, LocalDate effectiveFrom) {
    String store = access.caller().store();
    Instant now = clock.instant();
    RulePage page =
        pages.save(
            new RulePage(
                Ids.next(),
                store,
                kind,
                code,
                pages.latest(store, code).map(RulePage::edition).orElse(0) + 1,
                title.strip(),
                text.strip(),
                effectiveFrom,
                access.caller().personId(),
                now,
                null));
    tell(
        page,
        "insurance-rules-updated",
        page.id(),
        now,
        new UpdatedV1(
            page.id(),
            page.label(),
            page.effectiveFrom(),
            page.kind().name(),
            readers(store),
            page.publishedBy()));
    return page;
  }

  /**
   * The caller has read this version.
   *
   * @throws RuleViolation if a later version has taken its place
   */
  RulePage acknowledge(String id) {
    RulePage page = require(READ, id);
    if (!isLatest(page)) {
      throw new RuleViolation("rule.superseded", page.label());
    }
    String me = access.caller().personId();
    if (acknowledgements.existsByPageIdAndPersonId(id, me)) {
      return page;
    }
    Instant now = clock.instant();
    Acknowledgement said =
        acknowledgements.save(new Acknowledgement(Ids.next(), id, me, now, null));
    tell(
        page,
        "insurance-rules-acknowledged",
        said.id(),
        now,
        new AcknowledgedV1(said.id(), id, page.label(), page.kind().name(), me));
    return page;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  RulePage require(String action, String id) {
    RulePage page = pages.findById(id).orElseThrow(() -> new NotFound("rule", id));
    access.requireInScope(action, "rule", id, page.storeCode(), null);
    return page;
  }

  @Transactional(readOnly = true)
  boolean isLatest(RulePage page) {
    return pages
        .latest(page.storeCode(), page.code())
        .filter(last -> last.id().equals(page.id()))
        .isPresent();
  }

  @Transactional(readOnly = true)
  List<String> acknowledgedBy(String pageId) {
    return acknowledgements.findByPageIdOrderByAcknowledgedAt(pageId).stream()
        .map(Acknowledgement::personId)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> versionShown(String store) {
    return pages
        .inForce(store, RuleKind.UNDERWRITING, clock.today(Quotations.ZONE))
        .map(RulePage::label);
  }

  private List<String> readers(String store) {
    return READERS.stream()
        .flatMap(role -> staff.inStore(store, role).stream())
        .map(StaffMember::personId)
        .distinct()
        .sorted()
        .toList();
  }

  private void tell(RulePage page, String what, String subject, Instant at, Object data) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance." + what + ".v1", subject, page.storeCode(), at, data));
  }
}
