package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.RateData.InsurerVersion;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rate tables from their upload to their publication; two persons, always. */
@Service
@Transactional
public class RateTables {

  static final String TARIFF = "TARIFF";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final RateTableRows rows;
  private final RateFilesStore files;
  private final RateBooks books;
  private final OpenQuotes quotes;
  private final Access access;
  private final BusinessClock clock;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  RateTables(
      RateTableRows rows,
      RateFilesStore files,
      RateBooks books,
      OpenQuotes quotes,
      Access access,
      BusinessClock clock,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.rows = rows;
    this.files = files;
    this.books = books;
    this.quotes = quotes;
    this.access = access;
    this.clock = clock;
    this.outbox = outbox;
    this.facts = facts;
  }

  /**
   * Takes a file in; nothing is quoted by it until somebody else publishes it.
   *
   * @throws InvalidInput with every rule that the file breaks
   * @throws RuleViolation if the version is known, or two versions would be in force on one day
   */
  RateTableRow load(LoadFile command) {
    RateTableRow row =
        switch (command.kind()) {
          case TARIFF -> tariff(command);
          case INSURER -> insurer(command);
        };
    if (rows.existsByKindAndCodeAndVersionLabelAndStateNot(
        row.kind(), row.code(), row.versionLabel(), RateTableState.WITHDRAWN)) {
      throw new RuleViolation("rate-table.version-known", row.label());
    }
    requireNoOverlap(row);
    return rows.save(row);
  }

  private RateTableRow tariff(LoadFile command) {
    if (command.insurerCode() != null) {
      throw new InvalidInput("?insurerCode", "field.must-be-absent");
    }
    RateData data = RateFiles.acceptTariff(RateFiles.tree(command.file()));
    return loaded(
        RateKind.TARIFF, TARIFF, TARIFF, data.dataVersion(), null, null, false, command.file());
  }

  private RateTableRow insurer(LoadFile command) {
    if (command.insurerCode() == null) {
      throw new InvalidInput("?insurerCode", "field.required");
    }
    InsurerVersion version =
        RateFiles.acceptInsurerVersion(
            RateFiles.tree(command.file()),
            books.current().book().data().commercial().expenseRatioCap());
    return loaded(
        RateKind.INSURER,
        command.insurerCode(),
        command.insurerName() == null ? command.insurerCode() : command.insurerName(),
        version.version(),
        version.effectiveFrom(),
        version.effectiveTo(),
        version.demo(),
        command.file());
  }

  private RateTableRow loaded(
      RateKind kind,
      String code,
      String name,
      String label,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      boolean demo,
      String file) {
    Caller caller = access.caller();
    return new RateTableRow(
        Ids.next(),
        kind,
        code,
        name,
        label,
        from,
        to,
        demo,
        files.keep(file),
        RateTableState.LOADED,
        null,
        caller.store(),
        caller.personId(),
        clock.instant(),
        null,
        null,
        null);
  }

  /** A version that is open and began earlier gives way; any other one may not be touched. */
  private void requireNoOverlap(RateTableRow row) {
    LocalDate from = row.effectiveFrom();
    if (row.kind() == RateKind.TARIFF || from == null) {
      return;
    }
    rows.findByKindAndCodeAndState(RateKind.INSURER, row.code(), RateTableState.PUBLISHED).stream()
        .filter(other -> other.isInForceDuring(from, row.effectiveTo()))
        .filter(other -> !other.givesWayTo(from))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RuleViolation("rate-table.overlaps", other.label());
            });
  }

  /** What open quotes would be by this file. */
  @Transactional(readOnly = true)
  OpenQuotes.Effects effects(String id) {
    RateTableRow row = require(id);
    if (row.state() != RateTableState.LOADED) {
      throw RuleViolation.wrongState("rate-table.wrong-state", row.state(), row.state().allowed());
    }
    return quotes.under(books.with(row));
  }

  /**
   * Puts a file into force; the version that it replaces ends the day before.
   *
   * @throws RuleViolation if the caller uploaded it, or it was decided before
   */
  RateTableRow publish(String id) {
    int number = files.lockPublications() + 1;
    RateTableRow row = require(id);
    Instant now = clock.instant();
    RateTableRow published =
        row.published(number, access.caller().personId(), now, clock.today(ZONE));
    requireNoOverlap(published);
    LocalDate from = Objects.requireNonNull(published.effectiveFrom());
    if (row.kind() == RateKind.INSURER) {
      rows
          .findByKindAndCodeAndState(RateKind.INSURER, row.code(), RateTableState.PUBLISHED)
          .stream()
          .filter(other -> other.givesWayTo(from))
          .forEach(other -> end(other, from));
    }
    RateTableRow saved = rows.save(published);
    files.countPublication(number);
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.insurance-rules-updated.v1",
            saved.id(),
            access.caller().store(),
            now,
            new RulesUpdatedV1(saved.id(), saved.label(), from)));
    return saved;
  }

  private void end(RateTableRow earlier, LocalDate from) {
    rows.save(earlier.endedBefore(from));
    facts.publishEvent(new InsurerVersionEnded(earlier.label(), from.minusDays(1)));
  }

  RateTableRow withdraw(String id) {
    return rows.save(require(id).withdrawn(access.caller().personId(), clock.instant()));
  }

  @Transactional(readOnly = true)
  RateTableRow table(String id) {
    return require(id);
  }

  @Transactional(readOnly = true)
  String file(String id) {
    return files.content(require(id).sha256());
  }

  private RateTableRow require(String id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("rate-table", id));
  }

  /**
   * @param file as uploaded
   */
  record LoadFile(
      RateKind kind, @Nullable String insurerCode, @Nullable String insurerName, String file) {}

  record RulesUpdatedV1(String tableId, String version, LocalDate effectiveFrom) {}
}
