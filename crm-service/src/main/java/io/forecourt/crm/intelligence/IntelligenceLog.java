package io.forecourt.crm.intelligence;

import io.forecourt.crm.intelligence.Intelligence.Outcome;
import io.forecourt.crm.intelligence.Intelligence.Report;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes reports about the market and has them checked by somebody else. */
@Service
public class IntelligenceLog {
  private final IntelligenceRows rows;
  private final LeadDesk leads;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  IntelligenceLog(
      IntelligenceRows rows,
      LeadDesk leads,
      Policies policies,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.rows = rows;
    this.leads = leads;
    this.policies = policies;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  @Bean
  static Policy<IntelligencePolicy> intelligencePolicy() {
    return new Policy<>("intelligence", IntelligencePolicy.class);
  }

  /**
   * @throws io.forecourt.platform.rule.InvalidInput if it does not keep the form of its topic
   * @throws NotFound if its lead is out of the caller's scope
   */
  @Transactional
  Intelligence report(Report report) {
    String store = access.caller().store();
    var topic = policy(store).check(report);
    if (report.leadId() != null) {
      leads.require("crm.lead.read", report.leadId());
    }
    Instant now = clock.instant();
    Intelligence saved =
        rows.save(
            new Intelligence(
                Ids.next(),
                numbers.next("MI", store, clock.today(calendars.zone(store))),
                store,
                access.caller().personId(),
                report.topic(),
                report.source(),
                report.rival(),
                report.modelCode(),
                report.leadId(),
                report.orderId(),
                report.centreCode(),
                report.text(),
                json.writeValueAsString(report.fields()),
                report.evidence(),
                now,
                Intelligence.State.REPORTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    outbox.append(
        IntelligenceEvents.reported(saved, IntelligencePolicy.hasStatistics(topic, report)));
    return saved;
  }

  /**
   * @throws RuleViolation if it was checked before, or by who reported it
   */
  @Transactional
  Intelligence check(String id, boolean rightAndUseful) {
    Intelligence entry = require("crm.intelligence.verify", id);
    String by = access.caller().personId();
    Instant now = clock.instant();
    Intelligence checked = rows.save(entry.checked(rightAndUseful, by, now));
    outbox.append(IntelligenceEvents.verified(checked, by, now));
    return checked;
  }

  /** The reporter was rewarded; a report that is not known any more is left alone. */
  @Transactional
  void rewarded(String id, String awardId, @Nullable BigDecimal amount) {
    rows.findById(id).ifPresent(entry -> rows.save(entry.rewarded(awardId, amount)));
  }

  /** The deal of a lead ended: what became of the rivals' offers is known. */
  @Transactional
  void leadEnded(
      String leadId,
      Outcome outcome,
      @Nullable String reason,
      @Nullable String orderId,
      Instant at) {
    rows.findByLeadIdAndOutcomeIsNull(leadId)
        .forEach(entry -> ended(entry, outcome, reason, orderId, at));
  }

  /** The contract of a deal was signed. */
  @Transactional
  void signed(String orderId, Instant at) {
    rows.findByOrderIdAndOutcomeIsNull(orderId)
        .forEach(entry -> ended(entry, Outcome.CONTRACT_SIGNED, null, orderId, at));
  }

  private void ended(
      Intelligence entry,
      Outcome outcome,
      @Nullable String reason,
      @Nullable String orderId,
      Instant at) {
    Intelligence known = rows.save(entry.ended(outcome, reason, orderId, at));
    outbox.append(IntelligenceEvents.outcome(known, outcome, at));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Intelligence require(String action, String id) {
    Intelligence entry = rows.findById(id).orElseThrow(() -> new NotFound("intelligence", id));
    access.requireInScope(action, "intelligence", id, entry.storeCode(), entry.ownerId());
    return entry;
  }

  /** Whether the store reported all of these. */
  @Transactional(readOnly = true)
  public boolean areKnown(String store, List<String> ids) {
    Set<String> distinct = Set.copyOf(ids);
    return distinct.isEmpty() || rows.countByStoreCodeAndIdIn(store, distinct) == distinct.size();
  }

  /** How many of these are public topics or developments of the trade. */
  @Transactional(readOnly = true)
  public int topicsAmong(String store, List<String> ids) {
    Set<String> cited =
        policy(store).topics().stream()
            .filter(IntelligencePolicy.Topic::cited)
            .map(IntelligencePolicy.Topic::code)
            .collect(Collectors.toSet());
    return ids.isEmpty() || cited.isEmpty()
        ? 0
        : rows.countByIdInAndTopicIn(Set.copyOf(ids), cited);
  }

  private IntelligencePolicy policy(String store) {
    return policies.inForce(
        "intelligence", IntelligencePolicy.class, store, clock.today(calendars.zone(store)));
  }
}
