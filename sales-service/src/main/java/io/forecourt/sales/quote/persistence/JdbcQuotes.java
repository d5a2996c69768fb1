package io.forecourt.sales.quote.persistence;

import io.forecourt.platform.rule.NotFound;
import io.forecourt.sales.quote.domain.Quote;
import io.forecourt.sales.quote.domain.QuoteVersion;
import io.forecourt.sales.quote.domain.Quotes;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQuotes implements Quotes {

  private final QuoteRows heads;
  private final QuoteVersionRows versions;

  JdbcQuotes(QuoteRows heads, QuoteVersionRows versions) {
    this.heads = heads;
    this.versions = versions;
  }

  @Override
  public Quote get(String id) {
    QuoteRow head = heads.findById(id).orElseThrow(() -> new NotFound("quote", id));
    List<QuoteVersion> all =
        versions.findByQuoteIdOrderByNumber(id).stream().map(QuoteVersionRow::version).toList();
    return head.quote(all);
  }

  /** Saves the head, whose version tells two at once apart, and adds the versions that are new. */
  @Override
  public void save(Quote quote) {
    heads.save(QuoteRow.of(quote));
    quote.versions().stream()
        .skip(versions.countByQuoteId(quote.id()))
        .map(version -> QuoteVersionRow.of(quote.id(), version))
        .forEach(versions::save);
  }
}
