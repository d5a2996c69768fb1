package io.forecourt.insurance.commission;

import io.forecourt.insurance.commission.CommissionLine.Resolution;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.file.FileRecords;
import io.forecourt.platform.file.StoredFile;
import io.forecourt.platform.file.StoredFiles;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.sheet.SheetRows;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes statements in, settles their differences and has both sides sign. */
@Service
@Transactional
class StatementDesk implements FileRecords {
  static final String READ = "insurance.commission.read";
  static final String PREPARE = "insurance.commission.prepare";
  static final String SETTLE = "insurance.commission.settle";
  static final String SETTLE_LARGE = "insurance.commission.settle-large";
  static final String SIGN = "insurance.commission.sign";
  static final String FILE = "COMMISSION_STATEMENT";
  private static final String OVERDUE = "commission.differences-overdue";
  private static final String RECORD = "commission-statement";
  private static final String TYPE = "io.forecourt.insurance.commission-";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  record ImportStatement(String fileId, String insurerCode, YearMonth month) {}

  private final Statements statements;
  private final CommissionLines lines;
  private final CommissionBook book;
  private final StoredFiles files;
  private final ScopedQueries queries;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Access access;

  StatementDesk(
      Statements statements,
      CommissionLines lines,
      CommissionBook book,
      StoredFiles files,
      ScopedQueries queries,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      Outbox outbox,
      BusinessClock clock,
      Access access) {
    this.statements = statements;
    this.lines = lines;
    this.book = book;
    this.files = files;
    this.queries = queries;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.outbox = outbox;
    this.clock = clock;
    this.access = access;
  }

  @Bean
  static Policy<CommissionPolicy> commissionPolicy() {
    return new Policy<>(CommissionPolicy.NAME, CommissionPolicy.class);
  }

  /**
   * Compares a statement line by line. The same file again is the same statement and adds nothing.
   *
   * @throws RuleViolation if another one of the month is there, or this one cannot be read
   */
  Statement take(ImportStatement command) {
    String store = access.caller().store();
    StoredFile file = files.require(command.fileId());
    String hash = Optional.ofNullable(file.contentHash()).orElse(file.id());
    Optional<Statement> known =
        statements.findByStoreCodeAndInsurerCodeAndMonth(
            store, command.insurerCode(), command.month().toString());
    if (known.isPresent()) {
      if (!known.get().contentHash().equals(hash)) {
        throw new RuleViolation(
            "commission.statement-exists", command.insurerCode(), command.month().toString());
      }
      return known.get();
    }
    StatementFile read =
        read(
            file,
            rules(store).layout(command.insurerCode()),
            new StatementFile.Whose(command.insurerCode(), store, command.month()));
    List<StatementMatch.Verdict> verdicts =
        new StatementMatch(
                book.soldFor(command.insurerCode(), store),
                book.stated(command.insurerCode(), store))
            .of(read.lines(), book.dueIn(command.insurerCode(), store, command.month()));
    Statement statement =
        statements.save(
            new Statement(
                Ids.next(),
                store,
                command.insurerCode(),
                read.statementNo(),
                command.month().toString(),
                hash,
                file.id(),
                read.lines().size(),
                read.lines().stream()
                    .map(StatementLine::commission)
                    .reduce(BigDecimal.ZERO, BigDecimal::add),
                StatementState.OPEN,
                access.caller().personId(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    files.attach(file.id(), FILE, RECORD, statement.id());
    int beyond = read.lines().size();
    for (StatementMatch.Verdict verdict : verdicts) {
      int number = verdict.line() == null ? ++beyond : verdict.line().lineNo();
      insert(statement, verdict, number);
      if (verdict.code() != DifferenceCode.NONE) {
        tell(
            "mismatch-raised",
            statement,
            statement.importedAt(),
            mismatch(statement, verdict, number));
      }
    }
    if (openDifferences(statement.id()) > 0) {
      deadlines.set(
          OVERDUE,
          statement.id(),
          store,
          calendars.endOfDay(
              store,
              statement.importedAt(),
              CalendarKind.CALENDAR_DAYS,
              rules(store).financeAfterDays()));
    }
    return statement;
  }

  /** Differences that nobody has settled by now are the finance manager's. */
  @OnDeadline(OVERDUE)
  void overdue(DueDeadline deadline) {
    Statement statement = statements.findById(deadline.subject()).orElseThrow();
    int open = openDifferences(statement.id());
    if (statement.isOpen() && open > 0) {
      Statement late = statements.save(statement.overdue(deadline.due()));
      tell(
          "mismatch-overdue",
          late,
          deadline.due(),
          new OverdueV1(
              late.id(),
              late.insurerCode(),
              late.month(),
              open,
              openAmount(late.id()),
              late.preparedBy()));
    }
  }

  private StatementFile read(
      StoredFile file, CommissionPolicy.Layout layout, StatementFile.Whose whose) {
    try (SheetRows rows = SheetRows.of(files.open(file.id()))) {
      return StatementFile.read(rows, layout, whose);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void insert(Statement statement, StatementMatch.Verdict verdict, int number) {
    StatementLine line = verdict.line();
    Expected expected = verdict.expected();
    LineKey key = line != null ? line.key() : Optional.ofNullable(expected).orElseThrow().key();
    String entry =
        line != null ? line.entryType() : Optional.ofNullable(expected).orElseThrow().entryType();
    queries
        .unscoped(
            "the lines of the caller's own statement",
            """
            INSERT INTO commission_line
                   (id, statement_id, store_code, line_no, entry_type, policy_no, endorsement_no,
                    product, gross_premium, rate, commission, expected_id, difference_code,
                    difference, version)
            VALUES (:id, :statement, :store, :line, :entry, :policy, :endorsement,
                    :product, :gross, :rate, :commission, :expected, :code, :difference, 0)
            """)
        .param("id", Ids.next())
        .param("statement", statement.id())
        .param("store", statement.storeCode())
        .param("line", number)
        .param("entry", entry)
        .param("policy", key.policyNo())
        .param("endorsement", key.endorsementNo())
        .param("product", key.product())
        .param("gross", line == null ? null : line.grossPremium())
        .param("rate", line == null ? null : line.rate())
        .param("commission", line == null ? null : line.commission())
        .param("expected", expected == null ? null : expected.id())
        .param("code", verdict.code().name())
        .param("difference", verdict.difference())
        .update();
  }

  /**
   * @throws RuleViolation if the difference is larger or older than the caller may settle
   */
  CommissionLine settle(String lineId, Resolution how) {
    CommissionLine line = requireLine(SETTLE, lineId);
    if (!access.mayOn(SETTLE_LARGE, line.storeCode(), null)) {
      requireDesks(line);
    }
    return lines.save(line.settled(how, access.caller().personId(), clock.instant(), null, null));
  }

  private void requireDesks(CommissionLine line) {
    CommissionPolicy rules = rules(line.storeCode());
    if (line.difference().abs().compareTo(rules.financeAbove()) > 0) {
      throw new RuleViolation("commission.finance-decides", rules.financeAbove().toPlainString());
    }
    if (statements.findById(line.statementId()).orElseThrow().isOverdue()) {
      throw new RuleViolation("commission.finance-decides-late", rules.financeAfterDays());
    }
  }

  CommissionLine carryForward(String lineId, String ownerId, LocalDate until) {
    CommissionLine line = requireLine(SETTLE, lineId);
    if (!until.isAfter(clock.today(ZONE))) {
      throw new InvalidInput("/until", "field.date-range");
    }
    return lines.save(
        line.settled(
            Resolution.CARRIED_FORWARD,
            access.caller().personId(),
            clock.instant(),
            ownerId,
            until));
  }

  Statement insurerSigns(String id, String reference) {
    Statement statement = require(PREPARE, id);
    requireSettled(statement);
    return close(statements.save(statement.signedByInsurer(reference, clock.instant())));
  }

  Statement financeSigns(String id) {
    Statement statement = require(SIGN, id);
    requireSettled(statement);
    return close(
        statements.save(statement.signedByFinance(access.caller().personId(), clock.instant())));
  }

  private Statement close(Statement statement) {
    if (!statement.isOpen()) {
      deadlines.cancel(OVERDUE, statement.id());
      Instant closed = Optional.ofNullable(statement.closedAt()).orElseThrow();
      tell(
          "reconciled",
          statement,
          closed,
          new ReconciledV1(
              statement.id(),
              statement.insurerCode(),
              statement.month(),
              new Money(statement.amount(), Money.CNY),
              statement.preparedBy(),
              Optional.ofNullable(statement.insurerSignedAt()).orElseThrow(),
              Optional.ofNullable(statement.financeId()).orElseThrow(),
              openDifferences(statement.id()),
              count(statement.id(), "AND l.resolution = 'CARRIED_FORWARD'")));
    }
    return statement;
  }

  private void requireSettled(Statement statement) {
    statement.requireOpen();
    int open = openDifferences(statement.id());
    if (open > 0) {
      throw new RuleViolation("commission.open-differences", open);
    }
  }

  /** Whoever prepared it does not sign for finance. */
  boolean isMine(Statement statement) {
    return access.caller().personId().equals(statement.preparedBy());
  }

  int openDifferences(String statementId) {
    return count(statementId, "AND l.difference_code <> 'NONE' AND l.resolution IS NULL");
  }

  private Money openAmount(String statementId) {
    return new Money(
        queries
            .unscoped(
                "sums within a statement that is late",
                """
                SELECT SUM(ABS(l.difference)) FROM commission_line l
                 WHERE l.statement_id = :id AND l.difference_code <> 'NONE'
                   AND l.resolution IS NULL
                """)
            .param("id", statementId)
            .query(BigDecimal.class)
            .single(),
        Money.CNY);
  }

  private int count(String statementId, String condition) {
    return queries
        .unscoped(
            "counts within a statement that the caller may see",
            "SELECT COUNT(*) FROM commission_line l WHERE l.statement_id = :id " + condition)
        .param("id", statementId)
        .query(Integer.class)
        .single();
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Statement require(String action, String id) {
    Statement statement = statements.findById(id).orElseThrow(() -> new NotFound(RECORD, id));
    access.requireInScope(action, RECORD, id, statement.storeCode(), null);
    return statement;
  }

  private CommissionLine requireLine(String action, String id) {
    CommissionLine line = lines.findById(id).orElseThrow(() -> new NotFound("commission-line", id));
    access.requireInScope(action, "commission-line", id, line.storeCode(), null);
    statements.findById(line.statementId()).orElseThrow().requireOpen();
    return line;
  }

  @Override
  public String kind() {
    return RECORD;
  }

  @Override
  public boolean maySee(String recordId) {
    return statements
        .findById(recordId)
        .filter(statement -> access.mayOn(READ, statement.storeCode(), null))
        .isPresent();
  }

  private static MismatchV1 mismatch(
      Statement statement, StatementMatch.Verdict verdict, int number) {
    return new MismatchV1(
        statement.id(),
        number,
        verdict.code(),
        new Money(verdict.difference(), Money.CNY),
        statement.insurerCode(),
        statement.month());
  }

  private void tell(String event, Statement statement, Instant at, Object data) {
    outbox.append(
        new OutgoingEvent(TYPE + event + ".v1", statement.id(), statement.storeCode(), at, data));
  }

  private CommissionPolicy rules(String store) {
    return policies.inForce(
        CommissionPolicy.NAME, CommissionPolicy.class, store, clock.today(ZONE));
  }

  record MismatchV1(
      String statementId,
      int lineNo,
      DifferenceCode differenceCode,
      Money amount,
      String insurerCode,
      String month) {}

  /**
   * @param differences still open
   * @param amount of them, without their signs
   */
  record OverdueV1(
      String statementId,
      String insurerCode,
      String month,
      int differences,
      Money amount,
      String preparedBy) {}

  record ReconciledV1(
      String statementId,
      String insurerCode,
      String month,
      Money amount,
      String preparedBy,
      Instant insurerSignedAt,
      String financeId,
      int openDifferences,
      int carriedForward) {}
}
