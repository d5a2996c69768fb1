package io.forecourt.platform.review;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.annotation.Transactional;

/** Takes reviews and tells that a report was looked at. */
class ReviewDesk {
  static final String READ = "review.read";
  static final String CREATE = "review.create";
  private static final String REMARK = "remark";

  record ReviewReport(String reportKind, String reportId, String remark) {

    /** Leaves the remark out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "ReviewReport[" + reportKind + ", " + reportId + "]";
    }
  }

  record ReviewedV1(String reviewId, String reportKind, String reportId, String reviewedBy) {}

  private final String service;
  private final JdbcAggregateOperations rows;
  private final Iterable<ReviewedReports> reports;
  private final PersonalVault vault;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  ReviewDesk(
      String service,
      JdbcAggregateOperations rows,
      Iterable<ReviewedReports> reports,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.service = service;
    this.rows = rows;
    this.reports = reports;
    this.vault = vault;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * @throws InvalidInput if the kind is not reviewed here, or the caller sees no such report
   * @throws RuleViolation if none of the caller's roles reviews this kind
   */
  @Transactional
  Review review(ReviewReport command) {
    Caller caller = access.caller();
    ReviewPolicy.Kind kind = inForce(caller.store()).kind(command.reportKind());
    if (Collections.disjoint(kind.roles(), caller.roles())) {
      throw new RuleViolation("review.not-yours", kind.code(), names(kind));
    }
    requireSeen(kind.code(), command.reportId());
    Review review =
        rows.save(
            new Review(
                Ids.next(),
                caller.store(),
                caller.personId(),
                kind.code(),
                command.reportId(),
                vault.seal(caller.personId(), REMARK, command.remark().strip()),
                clock.instant(),
                null));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt." + service + ".report-reviewed.v1",
            review.id(),
            review.storeCode(),
            review.reviewedAt(),
            new ReviewedV1(review.id(), review.reportKind(), review.reportId(), review.ownerId())));
    return review;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Review get(String id) {
    Review review =
        Optional.ofNullable(rows.findById(id, Review.class))
            .orElseThrow(() -> new NotFound("review", id));
    access.requireInScope(READ, "review", id, review.storeCode(), review.ownerId());
    return review;
  }

  String remark(Review review) {
    return vault.open(review.ownerId(), REMARK, review.remarkSealed()).orElse("");
  }

  private void requireSeen(String kind, String reportId) {
    for (ReviewedReports known : reports) {
      if (known.kind().equals(kind)) {
        try {
          known.require().accept(reportId);
        } catch (NotFound unknown) {
          throw new InvalidInput("/reportId", "review.no-such-report");
        }
      }
    }
  }

  private static String names(ReviewPolicy.Kind kind) {
    List<String> roles = kind.roles().stream().sorted().toList();
    return String.join(", ", roles);
  }

  private ReviewPolicy inForce(String store) {
    return policies.inForce(
        ReviewPolicy.NAME, ReviewPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
