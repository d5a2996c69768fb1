package io.forecourt.insurance.policy;

import io.forecourt.insurance.form.FormStock;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes the day of a store: all its policies are entered, the paper is counted by hand and held
 * against the book, and what is missing is listed. What is issued after the closing needs another
 * closing.
 */
@Service
@Transactional
class DayRegister {

  static final String CLOSE = "insurance.register.close";
  static final String READ = "insurance.register.read";

  private static final String WHY = "the register of the caller's own store";

  /**
   * A policy of the day.
   *
   * @param documentsMissing kinds of papers
   * @param formReceived whether its form came into the stock before it was used
   */
  record Entry(PolicyRow policy, List<String> documentsMissing, boolean formReceived) {}

  record ClosedV1(
      String registerId,
      LocalDate day,
      boolean sameDay,
      int policies,
      int formsCounted,
      int formsInBook,
      int faults,
      int documentsMissing,
      String clerkId) {}

  private final ClosedDays rows;
  private final PolicyRows policies;
  private final Documents documents;
  private final FormStock forms;
  private final ScopedQueries queries;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  DayRegister(
      ClosedDays rows,
      PolicyRows policies,
      Documents documents,
      FormStock forms,
      ScopedQueries queries,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.rows = rows;
    this.policies = policies;
    this.documents = documents;
    this.forms = forms;
    this.queries = queries;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * @param formsCounted the used, spoiled and lost forms of the day, as counted
   * @throws RuleViolation if the day is still to come, or is closed with all its policies
   */
  ClosedDay close(LocalDate day, int formsCounted) {
    String store = access.caller().store();
    LocalDate today = clock.today(Quotations.ZONE);
    if (day.isAfter(today)) {
      throw new RuleViolation("register.day-to-come", day);
    }
    Instant from = day.atStartOfDay(Quotations.ZONE).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(Quotations.ZONE).toInstant();
    List<PolicyRow> open = policies.unregistered(store, from, to);
    if (open.isEmpty() && rows.existsByStoreCodeAndDay(store, day)) {
      throw new RuleViolation("register.closed-already", day);
    }
    ClosedDay closed =
        rows.save(
            new ClosedDay(
                Ids.next(),
                store,
                day,
                open.size(),
                formsCounted,
                forms.leftStock(store, from, to),
                faults(store, from, to),
                open.stream().mapToInt(policy -> documents.missing(policy).size()).sum(),
                access.caller().personId(),
                clock.instant(),
                null));
    open.forEach(policy -> policies.save(policy.registered(closed.id())));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.policy-register-closed.v1",
            closed.id(),
            store,
            closed.closedAt(),
            new ClosedV1(
                closed.id(),
                day,
                day.equals(today),
                closed.policies(),
                closed.formsCounted(),
                closed.formsInBook(),
                closed.faults(),
                closed.documentsMissing(),
                closed.clerkId())));
    return closed;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  ClosedDay require(String id) {
    ClosedDay row = rows.findById(id).orElseThrow(() -> new NotFound("register", id));
    access.requireInScope(READ, "register", id, row.storeCode(), null);
    return row;
  }

  @Transactional(readOnly = true)
  List<Entry> entries(String registerId) {
    return policies.findByRegisterIdOrderByNumber(registerId).stream()
        .map(
            policy ->
                new Entry(
                    policy,
                    documents.missing(policy),
                    policy.formNumber() != null && forms.wasReceived(policy.formNumber())))
        .toList();
  }

  private int faults(String store, Instant from, Instant to) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM policy_endorsement
             WHERE store_code = :store AND fault = TRUE AND made_at >= :from AND made_at < :to
            """)
        .param("store", store)
        .param("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
        .param("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }
}
