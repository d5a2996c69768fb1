package io.forecourt.hr.inbox;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.inbox.InboxRule.Recipient;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Fills the inboxes from events; what comes in quiet hours and is not urgent waits for their end.
 */
@Service
class StaffInbox {

  static final String HELD = "hr.inbox-held";

  private final InboxRules rules;
  private final InboxEntries entries;
  private final StaffDirectory staff;
  private final StoreCalendars calendars;
  private final Policies policies;
  private final Deadlines deadlines;
  private final BusinessClock clock;

  StaffInbox(
      InboxRules rules,
      InboxEntries entries,
      StaffDirectory staff,
      StoreCalendars calendars,
      Policies policies,
      Deadlines deadlines,
      BusinessClock clock) {
    this.rules = rules;
    this.entries = entries;
    this.staff = staff;
    this.calendars = calendars;
    this.policies = policies;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @Reaction(name = "inbox", typesOf = InboxRules.class)
  void take(IncomingEvent<JsonNode> event) {
    take(Fact.of(event));
  }

  @Transactional
  public void take(Fact fact) {
    ZoneId zone = calendars.zone(fact.store());
    for (InboxRule rule : rules.about(fact, LocalDate.ofInstant(fact.at(), zone))) {
      for (String person : recipients(rule, fact)) {
        tell(rule, fact, person, zone);
      }
    }
  }

  /** Quiet hours are over. */
  @OnDeadline(HELD)
  @Transactional
  public void released(DueDeadline deadline) {
    entries.deliver(deadline.subject(), clock.instant());
  }

  private void tell(InboxRule rule, Fact fact, String person, ZoneId zone) {
    Instant now = clock.instant();
    entries
        .add(rule, fact, person)
        .ifPresent(
            entry -> {
              Instant at = rule.urgent() ? now : quietHours(fact, now, zone).next(now, zone);
              if (at.isAfter(now)) {
                deadlines.set(HELD, entry, fact.store(), at);
              } else {
                entries.deliver(entry, now);
              }
            });
  }

  private QuietHours quietHours(Fact fact, Instant now, ZoneId zone) {
    return policies.inForce(
        "quiet-hours", QuietHours.class, fact.store(), LocalDate.ofInstant(now, zone));
  }

  /** In one order for all facts, so that two of them never wait for each other. */
  private SortedSet<String> recipients(InboxRule rule, Fact fact) {
    String except = rule.except();
    SortedSet<String> people = new TreeSet<>(people(rule.to(), fact).toList());
    people.remove(fact.actor());
    if (except != null) {
      people.removeAll(fact.texts(except));
    }
    return people;
  }

  private Stream<String> people(Recipient to, Fact fact) {
    return switch (to) {
      case Recipient.Field(String path) ->
          fact.texts(path).stream()
              .flatMap(person -> staff.find(person).stream())
              .filter(StaffMember::active)
              .map(StaffMember::personId);
      case Recipient.Role(String role) -> holders(role, fact);
      case Recipient.RolesIn(String path) ->
          fact.texts(path).stream().flatMap(role -> holders(role, fact));
      case Recipient.HeadOf(String path) ->
          fact.texts(path).stream()
              .flatMap(person -> staff.find(person).stream())
              .flatMap(person -> Stream.ofNullable(person.headId()));
    };
  }

  private Stream<String> holders(String role, Fact fact) {
    return staff.holders(role, fact.store()).stream().map(StaffMember::personId);
  }
}
