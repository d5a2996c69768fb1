package io.forecourt.insurance.renewal;

import java.time.LocalDate;
import org.springframework.data.repository.CrudRepository;

interface Reminders extends CrudRepository<Reminder, String> {

  boolean existsByRenewalIdAndStageAndDueOn(String renewalId, int stage, LocalDate dueOn);
}
