package io.forecourt.insurance.renewal;

import org.springframework.data.repository.CrudRepository;

interface Reminders extends CrudRepository<Reminder, String> {

  boolean existsByRenewalIdAndStage(String renewalId, int stage);
}
