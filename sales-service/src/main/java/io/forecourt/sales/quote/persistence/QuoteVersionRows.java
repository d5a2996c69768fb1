package io.forecourt.sales.quote.persistence;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface QuoteVersionRows extends CrudRepository<QuoteVersionRow, String> {

  List<QuoteVersionRow> findByQuoteIdOrderByNumber(String quoteId);

  int countByQuoteId(String quoteId);
}
