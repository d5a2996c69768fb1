package io.forecourt.crm.imports;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.CustomerArchive.Registration;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.imports.ImportedRows.TakenRow;
import io.forecourt.crm.imports.RowReader.Reading;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.application.TakeOverLead;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.file.StoredFiles;
import io.forecourt.platform.operation.LongWork;
import io.forecourt.platform.operation.Operation;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.sheet.SheetRows;
import io.forecourt.platform.sheet.SheetRows.SheetRow;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a list in, some rows at a time. The checkpoint is the number of the last row: after a kill
 * the list is read again up to there, and goes on.
 */
@Component
class LeadImportWork implements LongWork {
  static final String KIND = "lead-import";

  /** So many rows of a list are looked up and written together, in one transaction. */
  private static final int CHUNK = 200;

  private final LeadImports imports;
  private final ImportedRows rows;
  private final StoredFiles files;
  private final CustomerArchive archive;
  private final LeadDesk leads;
  private final Roster roster;
  private final PersonalVault vault;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final JsonMapper json;

  LeadImportWork(
      LeadImports imports,
      ImportedRows rows,
      StoredFiles files,
      CustomerArchive archive,
      LeadDesk leads,
      Roster roster,
      PersonalVault vault,
      StoreCalendars calendars,
      BusinessClock clock,
      JsonMapper json) {
    this.imports = imports;
    this.rows = rows;
    this.files = files;
    this.archive = archive;
    this.leads = leads;
    this.roster = roster;
    this.vault = vault;
    this.calendars = calendars;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Run begin(Operation operation) throws IOException {
    LeadImport batch = imports.findById(operation.subjectId()).orElseThrow();
    Long total = operation.total();
    return new Import(batch, operation, total == null ? count(batch) : total);
  }

  /** What was taken in before stays, and can be taken back like a whole list. */
  @Override
  public void stopped(Operation operation) {
    imports
        .findById(operation.subjectId())
        .filter(batch -> batch.finishedAt() == null)
        .ifPresent(this::end);
  }

  private void end(LeadImport batch) {
    LeadImport ended = batch.finished(clock.instant());
    if (ended.dryRun()) {
      rows.forget(ended.id(), 0, Long.MAX_VALUE);
      imports.save(ended);
    } else {
      files.remove(ended.fileId());
      imports.save(ended.withoutSource());
    }
  }

  /** A first look, so that the progress has an end. */
  private long count(LeadImport batch) throws IOException {
    try (SheetRows sheet = SheetRows.of(files.open(batch.fileId()))) {
      long found = -1; // the headings
      for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
        found++;
      }
      return Math.max(0, found);
    }
  }

  /** One go at a list. */
  private final class Import implements Run {
    private final String id;
    private final String store;
    private final boolean dryRun;
    private final long total;
    private final SheetRows sheet;
    private final RowReader reader;
    private final Map<String, Boolean> consultants = new HashMap<>();
    private List<SheetRow> chunk = List.of();
    private long done;
    private long faults;

    Import(LeadImport batch, Operation operation, long total) throws IOException {
      this.id = batch.id();
      this.store = batch.storeCode();
      this.dryRun = batch.dryRun();
      this.total = total;
      this.done = operation.done();
      this.faults = operation.faults();
      this.sheet = SheetRows.of(files.open(batch.fileId()));
      SheetRow headings = sheet.next();
      if (headings == null) {
        throw new InvalidInput("/fileId", "import.empty");
      }
      var mapping = json.readValue(batch.mapping(), ColumnMapping.class);
      this.reader =
          new RowReader(
              mapping.in(headings.cells()),
              batch.fallbackSource(),
              person -> consultants.computeIfAbsent(person, one -> roster.isConsultant(store, one)),
              calendars.zone(store),
              clock.instant());
      skip(operation.checkpoint());
    }

    private void skip(@Nullable String checkpoint) throws IOException {
      for (long left = checkpoint == null ? 0 : Long.parseLong(checkpoint); left > 0; left--) {
        sheet.next();
      }
    }

    @Override
    public boolean next() throws IOException {
      List<SheetRow> taken = new ArrayList<>(CHUNK);
      while (taken.size() < CHUNK) {
        SheetRow row = sheet.next();
        if (row == null) {
          break;
        }
        taken.add(row);
      }
      chunk = taken;
      return !taken.isEmpty();
    }

    @Override
    public Progress work() {
      LeadImport batch = imports.findById(id).orElseThrow();
      Map<String, Reading.Good> good = new LinkedHashMap<>();
      List<RowReader.Fault> wrong = new ArrayList<>();
      long seen = 0;
      long rejected = 0;
      for (SheetRow row : chunk) {
        if (row.isEmpty()) {
          continue;
        }
        switch (reader.read(row)) {
          case Reading.Good lead -> {
            good.putIfAbsent(key(lead), lead);
            seen++;
          }
          case Reading.Bad(List<RowReader.Fault> some) -> {
            wrong.addAll(some);
            rejected++;
          }
        }
      }
      rows.reject(id, wrong);
      good.keySet().removeAll(rows.known(store, id, good.keySet()));
      long fresh = dryRun ? look(batch, good) : take(batch, good);
      imports.save(batch.counted(fresh, seen - fresh, rejected));
      done += chunk.size();
      faults += rejected;
      return new Progress(done, total, faults, Long.toString(done));
    }

    /** A trial only remembers what it has met. */
    private int look(LeadImport batch, Map<String, Reading.Good> good) {
      List<TakenRow> met = new ArrayList<>();
      good.forEach((key, lead) -> met.add(new TakenRow(lead.row(), key, null, null, true)));
      rows.add(batch, met);
      return met.size();
    }

    /** How many of the leads are new. */
    private long take(LeadImport batch, Map<String, Reading.Good> good) {
      if (good.isEmpty()) {
        return 0;
      }
      List<Registration> customers =
          archive.register(
              store,
              good.values().stream()
                  .map(lead -> new RegisterCustomer(store, lead.name(), lead.mobile()))
                  .toList());
      List<TakeOverLead> commands = new ArrayList<>();
      for (Reading.Good lead : good.values()) {
        commands.add(
            new TakeOverLead(
                customers.get(commands.size()).customerId(),
                store,
                lead.source(),
                lead.reference(),
                lead.model(),
                lead.owner(),
                lead.since()));
      }
      List<LeadDesk.Captured> captured = leads.takeOver(store, commands);
      List<TakenRow> taken = new ArrayList<>();
      good.forEach(
          (key, lead) -> {
            LeadDesk.Captured one = captured.get(taken.size());
            taken.add(
                new TakenRow(
                    lead.row(), key, one.lead().id(), one.lead().customerId(), one.fresh()));
          });
      rows.add(batch, taken);
      return taken.stream().filter(TakenRow::fresh).count();
    }

    private String key(Reading.Good lead) {
      return vault.hash(
          HashKind.PHONE,
          String.join(
              "\u0000",
              "import",
              lead.mobile().e164(),
              lead.source(),
              lead.reference() == null ? "" : lead.reference()));
    }

    @Override
    public void finish() {
      end(imports.findById(id).orElseThrow());
    }

    @Override
    public void close() throws IOException {
      sheet.close();
    }
  }
}
