package io.forecourt.insurance.renewal;

import org.springframework.data.repository.CrudRepository;

interface RenewalQuotes extends CrudRepository<RenewalQuote, String> {}
