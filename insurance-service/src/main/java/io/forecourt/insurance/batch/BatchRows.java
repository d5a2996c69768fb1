package io.forecourt.insurance.batch;

import org.springframework.data.repository.CrudRepository;

interface BatchRows extends CrudRepository<BatchRow, String> {}
