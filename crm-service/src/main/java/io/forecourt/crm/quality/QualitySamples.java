package io.forecourt.crm.quality;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface QualitySamples extends ListCrudRepository<QualitySample, String> {

  List<QualitySample> findByDrawId(String drawId);
}
