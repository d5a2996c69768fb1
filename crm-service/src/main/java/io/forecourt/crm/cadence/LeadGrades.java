package io.forecourt.crm.cadence;

import org.springframework.data.repository.ListCrudRepository;

interface LeadGrades extends ListCrudRepository<LeadGrade, String> {}
