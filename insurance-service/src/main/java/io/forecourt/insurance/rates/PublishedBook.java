package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.RateBook;
import java.util.Map;

/**
 * The tables in force, and the files that they come from.
 *
 * @param insurerFiles SHA-256 by insurer and version, as {@code DEMO_A 2026.1}
 */
public record PublishedBook(RateBook book, String tariffSha256, Map<String, String> insurerFiles) {

  public PublishedBook {
    insurerFiles = Map.copyOf(insurerFiles);
  }

  /** The files that a quote was made from. */
  public TablesUsed tablesOf(Quote quote) {
    CommercialPart commercial = quote.commercial();
    String version = commercial == null ? null : commercial.versionTable().id();
    return new TablesUsed(
        book.data().dataVersion(),
        tariffSha256,
        version,
        version == null ? null : insurerFiles.get(version));
  }
}
