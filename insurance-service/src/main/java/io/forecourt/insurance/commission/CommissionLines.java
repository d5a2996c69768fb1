package io.forecourt.insurance.commission;

import org.springframework.data.repository.CrudRepository;

interface CommissionLines extends CrudRepository<CommissionLine, String> {}
