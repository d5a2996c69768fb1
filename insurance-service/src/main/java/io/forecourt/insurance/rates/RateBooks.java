package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.RateData.Insurer;
import io.forecourt.insurance.premium.RateData.InsurerVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The books of tables that quotes are made from. */
@Service
public class RateBooks {

  private static final int KEPT = 100;

  private final RateTableRows rows;
  private final RateFilesStore files;
  private final AtomicReference<@Nullable Numbered> current = new AtomicReference<>();
  private final Map<Edition, RateBook> earlier = new ConcurrentHashMap<>();

  RateBooks(RateTableRows rows, RateFilesStore files) {
    this.rows = rows;
    this.files = files;
  }

  private record Numbered(int publication, PublishedBook book) {}

  /** The tables that are published now; what one replica publishes the others see at once. */
  public PublishedBook current() {
    int last = files.lastPublication();
    Numbered known = current.get();
    if (known != null && known.publication() == last) {
      return known.book();
    }
    PublishedBook book = book(published());
    current.set(new Numbered(last, book));
    return book;
  }

  private record Edition(TablesUsed used, @Nullable LocalDate insurerUntil) {}

  /**
   * The very tables that a quote was made from, whatever was published since.
   *
   * @param insurerUntil last day of the insurer's version as it was then
   */
  public RateBook exactly(TablesUsed used, @Nullable LocalDate insurerUntil) {
    Edition edition = new Edition(used, insurerUntil);
    RateBook known = earlier.get(edition);
    if (known != null) {
      return known;
    }
    RateData tariff = RateFiles.tariff(files.content(used.tariffSha256()));
    RateBook book = RateBook.of(tariff.withInsurers(insurers(edition)));
    if (earlier.size() < KEPT) {
      earlier.put(edition, book);
    }
    return book;
  }

  private List<Insurer> insurers(Edition edition) {
    String label = edition.used().insurerVersion();
    String sha256 = edition.used().insurerSha256();
    if (label == null || sha256 == null) {
      return List.of();
    }
    String code = label.substring(0, label.indexOf(' '));
    InsurerVersion version =
        RateFiles.insurerVersion(files.content(sha256)).until(edition.insurerUntil());
    return List.of(new Insurer(code, code, List.of(version)));
  }

  /** The book as it would be if this file were published, too. */
  RateBook with(RateTableRow candidate) {
    List<RateTableRow> all = new ArrayList<>();
    for (RateTableRow row : published()) {
      boolean replaced = candidate.kind() == RateKind.TARIFF && row.kind() == RateKind.TARIFF;
      LocalDate from = candidate.effectiveFrom();
      boolean ended =
          candidate.kind() == RateKind.INSURER
              && row.kind() == RateKind.INSURER
              && row.code().equals(candidate.code())
              && from != null
              && row.givesWayTo(from);
      if (!replaced) {
        all.add(ended ? row.endedBefore(Objects.requireNonNull(from)) : row);
      }
    }
    all.add(candidate);
    return book(all).book();
  }

  private List<RateTableRow> published() {
    List<RateTableRow> all = new ArrayList<>(newestTariff().stream().toList());
    all.addAll(rows.findByKindAndState(RateKind.INSURER, RateTableState.PUBLISHED));
    return all;
  }

  private Optional<RateTableRow> newestTariff() {
    return rows.findByKindAndState(RateKind.TARIFF, RateTableState.PUBLISHED).stream()
        .max(Comparator.comparing(row -> Objects.requireNonNull(row.publication())));
  }

  private PublishedBook book(List<RateTableRow> parts) {
    RateTableRow tariff =
        parts.stream()
            .filter(row -> row.kind() == RateKind.TARIFF)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no tariff is published"));
    Map<String, List<InsurerVersion>> versions = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> hashes = new LinkedHashMap<>();
    for (RateTableRow row : parts) {
      if (row.kind() == RateKind.INSURER) {
        versions
            .computeIfAbsent(row.code(), _ -> new ArrayList<>())
            .add(RateFiles.insurerVersion(files.content(row.sha256())).until(row.effectiveTo()));
        names.put(row.code(), row.name());
        hashes.put(row.label(), row.sha256());
      }
    }
    List<Insurer> insurers =
        versions.entrySet().stream()
            .map(
                one ->
                    new Insurer(
                        one.getKey(),
                        Objects.requireNonNull(names.get(one.getKey())),
                        List.copyOf(one.getValue())))
            .toList();
    RateData data = RateFiles.tariff(files.content(tariff.sha256()));
    return new PublishedBook(RateBook.of(data.withInsurers(insurers)), tariff.sha256(), hashes);
  }
}
