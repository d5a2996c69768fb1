package io.forecourt.platform.approval;

import static io.forecourt.platform.approval.ApprovalState.PENDING;
import static io.forecourt.platform.approval.ApprovalState.WITHDRAWN;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A question that somebody with authority answers. It carries the level that is asked at present,
 * as the policy said on the day of the request.
 *
 * @param outcome what the approval says beyond yes, as the policy of the kind names it
 * @param openMarker 1 while it is pending, so that a subject has one open question at most
 * @param level from 1 upwards
 * @param authority the greatest amount this level may approve; null means any
 * @param holderRoles who decides at this level, as {@code ,sm,sv,}
 * @param deputyRoles who decides while none of them is present
 */
@Table("approval")
public record Approval(
    @Id String id,
    String subjectKind,
    String subjectId,
    String storeCode,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    ApprovalState state,
    @Nullable String outcome,
    @Nullable Integer openMarker,
    int level,
    @Nullable BigDecimal authority,
    String holderRoles,
    String deputyRoles,
    String requestedBy,
    Instant requestedAt,
    Instant dueAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Version @Nullable Long version) {

  static Approval request(
      String subjectKind,
      String subjectId,
      String store,
      @Nullable Money amount,
      int number,
      ApprovalPolicy.Level level,
      String requestedBy,
      Instant now,
      Instant due) {
    return new Approval(
        Ids.next(),
        subjectKind,
        subjectId,
        store,
        amount == null ? null : amount.amount(),
        amount == null ? null : amount.currency(),
        PENDING,
        null,
        1,
        number,
        limit(level),
        listed(level.roles()),
        listed(level.deputies()),
        requestedBy,
        now,
        due,
        null,
        null,
        null);
  }

  public @Nullable Money money() {
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  public boolean isPending() {
    return state == PENDING;
  }

  /** Whether the level that is asked may approve the amount. */
  boolean withinAuthority() {
    return amount == null || authority == null || amount.compareTo(authority) <= 0;
  }

  Set<String> holders() {
    return codes(holderRoles);
  }

  Set<String> deputies() {
    return codes(deputyRoles);
  }

  /**
   * @throws RuleViolation if it is settled, one's own, or above the authority of the level
   */
  Approval decided(ApprovalState decision, @Nullable String how, String by, Instant at) {
    requireOpenFor(by);
    if (!withinAuthority()) {
      throw new RuleViolation("approval.above-authority", subjectId);
    }
    return settled(decision, how, by, at);
  }

  /**
   * @throws RuleViolation if it is settled, or somebody else's
   */
  Approval withdrawn(String by, Instant at) {
    if (!requestedBy.equals(by)) {
      throw new RuleViolation("approval.not-yours");
    }
    return settled(WITHDRAWN, null, by, at);
  }

  Approval settled(ApprovalState next, @Nullable String how, String by, Instant at) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    return new Approval(
        id,
        subjectKind,
        subjectId,
        storeCode,
        amount,
        currency,
        next,
        how,
        null,
        level,
        authority,
        holderRoles,
        deputyRoles,
        requestedBy,
        requestedAt,
        dueAt,
        by,
        at,
        version);
  }

  /** Asks a higher level. */
  Approval passedUp(int number, ApprovalPolicy.Level next, Instant due) {
    if (!isPending()) {
      throw wrongState();
    }
    return new Approval(
        id,
        subjectKind,
        subjectId,
        storeCode,
        amount,
        currency,
        state,
        outcome,
        openMarker,
        number,
        limit(next),
        listed(next.roles()),
        listed(next.deputies()),
        requestedBy,
        requestedAt,
        due,
        null,
        null,
        version);
  }

  /**
   * @throws RuleViolation if it is settled or one's own
   */
  void requireOpenFor(String person) {
    if (!isPending()) {
      throw wrongState();
    }
    if (requestedBy.equals(person)) {
      throw new RuleViolation("approval.own-request");
    }
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("approval.wrong-state", state, state.successors());
  }

  private static @Nullable BigDecimal limit(ApprovalPolicy.Level level) {
    Money limit = level.upTo();
    return limit == null ? null : limit.amount();
  }

  private static String listed(Collection<String> roles) {
    return roles.isEmpty() ? "" : "," + String.join(",", new TreeSet<>(roles)) + ",";
  }

  private static Set<String> codes(String listed) {
    Set<String> codes = new TreeSet<>(Arrays.asList(listed.split(",")));
    codes.remove("");
    return codes;
  }
}
