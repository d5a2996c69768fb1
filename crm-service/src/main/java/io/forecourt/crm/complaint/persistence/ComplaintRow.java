package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintState;
import io.forecourt.crm.complaint.domain.Grievance;
import io.forecourt.crm.complaint.domain.Limits;
import io.forecourt.crm.complaint.domain.Solution;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A complaint as stored. */
@Table("complaint")
record ComplaintRow(
    @Id String id,
    String number,
    String storeCode,
    String customerId,
    String kind,
    ComplaintState state,
    int level,
    @Nullable String ownerId,
    @Nullable String coordinatorId,
    ComplaintChannel channel,
    @Nullable String sourceId,
    @Nullable String orderId,
    @Nullable String textSealed,
    boolean media,
    boolean safety,
    boolean keyAccount,
    String openedBy,
    Instant receivedAt,
    Instant openedAt,
    Instant answerDueAt,
    Instant firstDueAt,
    Instant secondDueAt,
    Instant thirdDueAt,
    Instant lastDueAt,
    int limitsPassed,
    boolean late,
    int reopenings,
    @Nullable Instant answeredAt,
    @Nullable String solutionSealed,
    @Nullable BigDecimal cost,
    @Nullable String costCurrency,
    @Nullable String proposedBy,
    @Nullable Instant proposedAt,
    boolean granted,
    @Nullable Instant resolvedAt,
    @Nullable Instant askUntil,
    @Nullable Instant closedAt,
    @Nullable String causeCode,
    @Nullable String linkedTo,
    Instant dueAt,
    @MappedCollection(idColumn = "complaint_id", keyColumn = "position") List<TaskRow> tasks,
    @MappedCollection(idColumn = "complaint_id", keyColumn = "position")
        List<CustomerContactRow> contacts,
    @Version @Nullable Long version) {

  static ComplaintRow of(Complaint complaint) {
    Complaint.Snapshot s = complaint.snapshot();
    Grievance g = s.grievance();
    Limits limits = s.limits();
    Solution solution = s.solution();
    Money cost = solution == null ? null : solution.cost();
    return new ComplaintRow(
        s.id(),
        s.number(),
        g.store(),
        g.customerId(),
        s.kind(),
        s.state(),
        s.level(),
        s.ownerId(),
        s.coordinatorId(),
        g.channel(),
        g.sourceId(),
        g.orderId(),
        g.sealedText(),
        g.media(),
        g.safety(),
        g.keyAccount(),
        g.openedBy(),
        g.receivedAt(),
        s.openedAt(),
        limits.answer(),
        limits.first(),
        limits.second(),
        limits.third(),
        limits.last(),
        s.limitsPassed(),
        s.late(),
        s.reopenings(),
        s.answeredAt(),
        solution == null ? null : solution.sealedText(),
        cost == null ? null : cost.amount(),
        cost == null ? null : cost.currency(),
        solution == null ? null : solution.proposedBy(),
        solution == null ? null : solution.proposedAt(),
        solution != null && solution.granted(),
        s.resolvedAt(),
        s.askUntil(),
        s.closedAt(),
        s.causeCode(),
        s.linkedTo(),
        s.nextLimit().orElse(limits.last()),
        s.tasks().stream().map(TaskRow::of).toList(),
        s.contacts().stream().map(CustomerContactRow::of).toList(),
        s.version());
  }

  Complaint toDomain() {
    return Complaint.restore(
        new Complaint.Snapshot(
            id,
            number,
            new Grievance(
                customerId,
                storeCode,
                channel,
                sourceId,
                orderId,
                textSealed,
                media,
                safety,
                keyAccount,
                openedBy,
                receivedAt),
            kind,
            state,
            level,
            ownerId,
            coordinatorId,
            openedAt,
            new Limits(answerDueAt, firstDueAt, secondDueAt, thirdDueAt, lastDueAt),
            limitsPassed,
            late,
            reopenings,
            answeredAt,
            solution(),
            resolvedAt,
            askUntil,
            closedAt,
            causeCode,
            linkedTo,
            tasks.stream().map(TaskRow::toDomain).toList(),
            contacts.stream().map(CustomerContactRow::toDomain).toList(),
            version));
  }

  private @Nullable Solution solution() {
    if (proposedBy == null || proposedAt == null) {
      return null;
    }
    Money price = cost == null || costCurrency == null ? null : new Money(cost, costCurrency);
    return new Solution(solutionSealed, price, proposedBy, proposedAt, granted);
  }
}
