package io.forecourt.insurance.renewal;

import org.springframework.data.repository.CrudRepository;

interface RenewalCalls extends CrudRepository<RenewalCall, String> {}
