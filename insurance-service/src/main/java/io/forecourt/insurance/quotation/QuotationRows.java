package io.forecourt.insurance.quotation;

import org.springframework.data.repository.CrudRepository;

interface QuotationRows extends CrudRepository<QuotationRow, String> {}
