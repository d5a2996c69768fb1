package io.forecourt.crm.reminder;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Reminders extends ListCrudRepository<Reminder, String> {

  Optional<Reminder> findByKindAndOccasion(ReminderKind kind, String occasion);

  List<Reminder> findByCustomerIdAndKind(String customerId, ReminderKind kind);

  Optional<Reminder> findByMessageId(String messageId);

  List<Reminder> findByCustomerIdAndStateIn(String customerId, Collection<ReminderState> states);

  List<Reminder> findByOwnerIdAndState(String ownerId, ReminderState state);
}
