package io.forecourt.sales.quote.persistence;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.quote.domain.ItemKind;
import io.forecourt.sales.quote.domain.QuoteLine;
import io.forecourt.sales.quote.domain.QuoteVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A version of a quote; inserted, never updated. All its amounts are in one currency. */
@Table("quote_version")
record QuoteVersionRow(
    @Id String id,
    @Version @Nullable Long rowVersion,
    String quoteId,
    int number,
    String modelCode,
    @Nullable String colour,
    @Nullable String configuration,
    String currency,
    BigDecimal listAmount,
    BigDecimal discountAmount,
    BigDecimal totalAmount,
    Instant validUntil,
    String preparedBy,
    Instant preparedAt,
    @MappedCollection(idColumn = "quote_version_id", keyColumn = "position") List<Line> lines) {

  @Table("quote_line")
  record Line(
      ItemKind kind,
      String code,
      String text,
      int quantity,
      BigDecimal unitAmount,
      BigDecimal lineAmount) {

    static Line of(QuoteLine line) {
      return new Line(
          line.kind(),
          line.code(),
          line.text(),
          line.quantity(),
          line.unitPrice().amount(),
          line.amount().amount());
    }

    QuoteLine line(String currency) {
      return new QuoteLine(
          kind,
          code,
          text,
          quantity,
          new Money(unitAmount, currency),
          new Money(lineAmount, currency));
    }
  }

  static QuoteVersionRow of(String quoteId, QuoteVersion version) {
    return new QuoteVersionRow(
        version.id(),
        null,
        quoteId,
        version.number(),
        version.modelCode(),
        version.colour(),
        version.configuration(),
        version.total().currency(),
        version.listPrice().amount(),
        version.discount().amount(),
        version.total().amount(),
        version.validUntil(),
        version.preparedBy(),
        version.preparedAt(),
        version.lines().stream().map(Line::of).toList());
  }

  QuoteVersion version() {
    return new QuoteVersion(
        id,
        number,
        modelCode,
        colour,
        configuration,
        lines.stream().map(line -> line.line(currency)).toList(),
        new Money(listAmount, currency),
        new Money(discountAmount, currency),
        new Money(totalAmount, currency),
        validUntil,
        preparedBy,
        preparedAt);
  }
}
