package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.persistence.Samples.Sample;
import org.springframework.data.repository.ListCrudRepository;

interface SampleRows extends ListCrudRepository<Sample, String> {}
