package io.forecourt.insurance.form;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts the numbered forms of a store: each is used once and answered for. */
@Service
@Transactional
public class FormStock {

  static final String READ = "insurance.form.read";
  static final String KEEP = "insurance.form.keep";

  record FormLostV1(
      String formId,
      String number,
      @Nullable String insurerCode,
      @Nullable String policyId,
      String reportedBy) {}

  private final Forms forms;
  private final ScopedQueries queries;
  private final Access access;
  private final BusinessClock clock;
  private final Outbox outbox;

  FormStock(Forms forms, ScopedQueries queries, Access access, BusinessClock clock, Outbox outbox) {
    this.forms = forms;
    this.queries = queries;
    this.access = access;
    this.clock = clock;
    this.outbox = outbox;
  }

  /**
   * Takes a run of forms into the stock of the caller's store.
   *
   * @param width of the counting part, filled with zeros
   * @throws RuleViolation if one of the numbers is known already
   */
  List<Form> receive(String insurer, String prefix, int first, int count, int width) {
    Instant now = clock.instant();
    String me = access.caller().personId();
    String store = access.caller().store();
    List<String> numbers =
        IntStream.range(first, first + count)
            .mapToObj(number -> prefix + ("%0" + width + "d").formatted(number))
            .toList();
    numbers.stream()
        .filter(number -> forms.findByNumber(number).isPresent())
        .findFirst()
        .ifPresent(
            number -> {
              throw new RuleViolation("form.known", number);
            });
    String receipt = Ids.next();
    return forms.saveAll(
        numbers.stream()
            .map(number -> Form.inStock(receipt, number, store, insurer, me, now))
            .toList());
  }

  /**
   * The forms of one run.
   *
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  List<Form> receipt(String id) {
    List<Form> received = forms.findByReceiptIdOrderByNumber(id);
    if (received.isEmpty()) {
      throw new NotFound("form-receipt", id);
    }
    access.requireInScope(READ, "form-receipt", id, received.getFirst().storeCode(), null);
    return received;
  }

  /**
   * Puts a policy on a form.
   *
   * @param mustBeReceived whether only forms from the stock may be used
   * @throws RuleViolation if it is used, lost or spoiled, another store's, or not in the stock
   */
  public void use(String number, String store, String policyId, boolean mustBeReceived) {
    Instant now = clock.instant();
    String me = access.caller().personId();
    Form form =
        forms
            .findByNumber(number)
            .orElseGet(
                () -> {
                  if (mustBeReceived) {
                    throw new RuleViolation("form.not-in-stock", number);
                  }
                  return Form.found(number, store, me, now);
                });
    if (!form.storeCode().equals(store)) {
      throw new RuleViolation("form.not-in-stock", number);
    }
    forms.save(form.used(policyId, me, now));
  }

  /** The policy was not issued after all. */
  public void giveBack(String number) {
    forms
        .findByNumber(number)
        .filter(form -> form.state() == FormState.USED)
        .ifPresent(form -> forms.save(form.returned(access.caller().personId(), clock.instant())));
  }

  Form spoiled(String id) {
    return forms.save(require(KEEP, id).spoiled(access.caller().personId(), clock.instant()));
  }

  /** A lost form is blocked and told as an incident. */
  Form lost(String id) {
    Instant now = clock.instant();
    String me = access.caller().personId();
    Form lost = forms.save(require(KEEP, id).lost(me, now));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.policy-form-lost.v1",
            lost.id(),
            lost.storeCode(),
            now,
            new FormLostV1(lost.id(), lost.number(), lost.insurerCode(), lost.policyId(), me)));
    return lost;
  }

  /** Forms of a store that left the stock in this time: the paper that must be counted. */
  @Transactional(readOnly = true)
  public int leftStock(String store, Instant from, Instant to) {
    return queries
        .unscoped(
            "the register of a store that the caller closes",
            """
            SELECT COUNT(*) FROM policy_form f
             WHERE f.store_code = :store AND f.state <> 'IN_STOCK'
               AND f.changed_at >= :from AND f.changed_at < :to
            """)
        .param("store", store)
        .param("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
        .param("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** Whether the form came into the stock before it was used. */
  @Transactional(readOnly = true)
  public boolean wasReceived(String number) {
    return forms.findByNumber(number).map(form -> form.receiptId() != null).orElse(false);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Form require(String action, String id) {
    Form form = forms.findById(id).orElseThrow(() -> new NotFound("form", id));
    access.requireInScope(action, "form", id, form.storeCode(), null);
    return form;
  }
}
