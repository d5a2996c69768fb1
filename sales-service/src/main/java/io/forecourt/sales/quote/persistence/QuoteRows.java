package io.forecourt.sales.quote.persistence;

import org.springframework.data.repository.CrudRepository;

interface QuoteRows extends CrudRepository<QuoteRow, String> {}
