package io.forecourt.crm.imports;

import io.forecourt.crm.imports.ImportedRows.Imported;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.platform.operation.LongWork;
import io.forecourt.platform.operation.Operation;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes the leads of an import back; those that somebody has worked on stay, and count as faults.
 */
@Component
class ReversalWork implements LongWork {
  static final String KIND = "lead-import-reversal";

  private static final int CHUNK = 200;

  private final LeadImports imports;
  private final ImportedRows rows;
  private final LeadDesk leads;

  ReversalWork(LeadImports imports, ImportedRows rows, LeadDesk leads) {
    this.imports = imports;
    this.rows = rows;
    this.leads = leads;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Run begin(Operation operation) {
    Long total = operation.total();
    return new Reversal(operation, total == null ? rows.count(operation.subjectId()) : total);
  }

  /** What is left of the import can be taken back another time. */
  @Override
  public void stopped(Operation operation) {
    imports.findById(operation.subjectId()).ifPresent(batch -> imports.save(batch.notReversing()));
  }

  private final class Reversal implements Run {
    private final String id;
    private final long total;
    private List<Imported> chunk = List.of();
    private long done;
    private long kept;

    Reversal(Operation operation, long total) {
      this.id = operation.subjectId();
      this.total = total;
      this.done = operation.done();
      this.kept = operation.faults();
    }

    /** What was taken back is no row any more: the first rows are always the next ones. */
    @Override
    public boolean next() {
      chunk = rows.after(id, 0, CHUNK);
      return !chunk.isEmpty();
    }

    @Override
    public Progress work() {
      long undone = 0;
      for (Imported row : chunk) {
        String lead = row.leadId();
        if (lead != null && row.fresh()) {
          if (leads.undoTakeOver(lead)) {
            undone++;
          } else {
            kept++;
          }
        }
      }
      rows.forget(id, chunk.getFirst().rowNumber(), chunk.getLast().rowNumber());
      imports.save(imports.findById(id).orElseThrow().tookBack(undone));
      done += chunk.size();
      return new Progress(done, total, kept, null);
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
