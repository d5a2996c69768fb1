package io.forecourt.insurance.renewal;

import org.springframework.data.repository.CrudRepository;

interface CallBackPlans extends CrudRepository<CallBackPlan, String> {

  boolean existsBySpecialistIdAndMonth(String specialistId, String month);
}
