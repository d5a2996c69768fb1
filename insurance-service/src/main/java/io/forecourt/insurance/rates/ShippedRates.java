package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateData.InsurerVersion;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The tables that a release brings along, taken in at the first start. They were reviewed with the
 * release; whoever corrects them loads a version of his own.
 */
@Component
class ShippedRates implements ApplicationRunner {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final RateTableRows rows;
  private final RateFilesStore files;
  private final BusinessClock clock;
  private final TransactionTemplate transaction;

  ShippedRates(
      RateTableRows rows,
      RateFilesStore files,
      BusinessClock clock,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.files = files;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (files.lastPublication() == 0) {
      transaction.executeWithoutResult(_ -> take());
    }
  }

  /** Under the lock of the counter, so that of many replicas one does it. */
  private void take() {
    int number = files.lockPublications();
    if (number > 0) {
      return;
    }
    JsonNode shipped = RateFiles.tree(RateFiles.shippedText());
    String tariff = RateFiles.withoutInsurers(shipped);
    rows.save(
        row(
            ++number,
            RateKind.TARIFF,
            RateTables.TARIFF,
            RateTables.TARIFF,
            shipped.path("dataVersion").stringValue(),
            clock.today(ZONE),
            null,
            false,
            tariff));
    for (JsonNode insurer : shipped.at("/commercial/insurers")) {
      for (JsonNode file : insurer.path("versions")) {
        String text = RateFiles.text(file);
        InsurerVersion version = RateFiles.insurerVersion(text);
        rows.save(
            row(
                ++number,
                RateKind.INSURER,
                insurer.path("code").stringValue(),
                insurer.path("name").stringValue(),
                version.version(),
                version.effectiveFrom(),
                version.effectiveTo(),
                version.demo(),
                text));
      }
    }
    files.countPublication(number);
  }

  private RateTableRow row(
      int number,
      RateKind kind,
      String code,
      String name,
      String label,
      LocalDate from,
      @Nullable LocalDate to,
      boolean demo,
      String text) {
    Instant now = clock.instant();
    return new RateTableRow(
        Ids.next(),
        kind,
        code,
        name,
        label,
        from,
        to,
        demo,
        files.keep(text),
        RateTableState.PUBLISHED,
        number,
        "",
        Caller.SYSTEM,
        now,
        Caller.SYSTEM,
        now,
        null);
  }
}
