package io.forecourt.insurance.quotation;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface QuotationRows extends CrudRepository<QuotationRow, String> {

  List<QuotationRow> findByStateAndInsurerVersion(QuotationState state, String insurerVersion);
}
