package io.forecourt.crm.quality;

import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.lead.domain.LeadEvent.LeadAssigned;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The completed contacts of the store, as the features tell of them: what may be sampled. */
@Component
class ContactBook {
  private static final String WHY = "every completed contact may be sampled, whoever had it";
  private static final RowMapper<Sampling.Contact> ROW = RecordMapper.of(Sampling.Contact.class);

  private final ScopedQueries queries;

  ContactBook(ScopedQueries queries) {
    this.queries = queries;
  }

  @EventListener
  void on(FollowUpCompleted completed) {
    if (completed.plan().kind() != FollowUpKind.RECEPTION) {
      note(
          completed.plan().store(),
          completed.completedBy(),
          ContactKind.FOLLOW_UP,
          completed.followUpId(),
          completed.at());
    }
  }

  @EventListener
  void on(LeadAssigned assigned) {
    if (assigned.visitId() != null) {
      note(
          assigned.store(),
          assigned.consultantId(),
          ContactKind.VISIT,
          assigned.visitId(),
          assigned.at());
    }
  }

  private void note(String store, String person, ContactKind kind, String reference, Instant at) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO quality_contact (id, store_code, person_id, kind, reference, contacted_at)
            VALUES (:id, :store, :person, :kind, :reference, :at)
            ON DUPLICATE KEY UPDATE person_id = :person
            """)
        .param("id", Ids.next())
        .param("store", store)
        .param("person", person)
        .param("kind", kind.name())
        .param("reference", reference)
        .param("at", at)
        .update();
  }

  /** What these people had in a time, and nobody has drawn yet. */
  List<Sampling.Contact> undrawn(
      String store, Collection<String> people, Set<ContactKind> kinds, Instant from, Instant to) {
    if (people.isEmpty()) {
      return List.of();
    }
    return queries
        .unscoped(
            WHY,
            """
            SELECT c.id, c.person_id, c.kind, c.reference, c.contacted_at FROM quality_contact c
             WHERE c.store_code = :store AND c.contacted_at >= :from AND c.contacted_at < :to
               AND c.person_id IN (:people) AND c.kind IN (:kinds)
               AND NOT EXISTS (SELECT 1 FROM quality_sample s WHERE s.contact_id = c.id)
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .param("people", people)
        .param("kinds", kinds.stream().map(Enum::name).toList())
        .query(ROW)
        .list();
  }
}
