package io.forecourt.crm.quality;

import org.springframework.data.repository.ListCrudRepository;

interface QualityDraws extends ListCrudRepository<QualityDraw, String> {}
