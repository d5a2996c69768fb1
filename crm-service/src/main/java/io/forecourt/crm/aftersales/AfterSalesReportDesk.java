package io.forecourt.crm.aftersales;

import io.forecourt.crm.aftersales.AfterSalesPolicy.Adds;
import io.forecourt.crm.aftersales.AfterSalesPolicy.Figure;
import io.forecourt.crm.aftersales.AfterSalesReport.Origin;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.file.FileRecords;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.review.ReviewedReports;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the figures of days and months, held against the plan and the time before. */
@Service
class AfterSalesReportDesk implements FileRecords {
  static final String REPORT = "crm.after-sales.report";

  private static final String COMMENT = "afterSalesComment";
  private static final RowMapper<AfterSalesReport> ROW = RecordMapper.of(AfterSalesReport.class);

  /**
   * The figures of a report.
   *
   * @param fileId list that they are read from, instead of {@code figures}
   */
  record Given(
      Map<String, BigDecimal> figures, @Nullable String fileId, @Nullable String comment) {}

  /**
   * A figure of a report.
   *
   * @param inMonth from the first of the month until the last day of the report
   * @param before of the last report before
   * @param target of the month's plan
   * @param reached of the target, in percent
   */
  record FigureLine(
      String figure,
      String unit,
      BigDecimal value,
      BigDecimal inMonth,
      @Nullable BigDecimal before,
      @Nullable BigDecimal target,
      @Nullable BigDecimal reached) {}

  private final AfterSalesReports reports;
  private final AfterSalesPlanDesk plans;
  private final AfterSalesFigureFile file;
  private final Keyset pages;
  private final PersonalVault vault;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  AfterSalesReportDesk(
      AfterSalesReports reports,
      AfterSalesPlanDesk plans,
      AfterSalesFigureFile file,
      Keyset pages,
      PersonalVault vault,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.reports = reports;
    this.plans = plans;
    this.file = file;
    this.pages = pages;
    this.vault = vault;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  @Bean
  static ReviewedReports reviewedAfterSalesReports(AfterSalesReportDesk desk) {
    return new ReviewedReports(
        "AFTER_SALES_REPORT", id -> desk.require(AfterSalesPlanDesk.READ, id));
  }

  /**
   * Publishes the report of the day or month around a date: a day on that day, a month from its
   * last day on.
   *
   * @throws RuleViolation if the time is not over, or has a report
   * @throws InvalidInput if a figure is missing or unknown
   */
  @Transactional
  AfterSalesReport publish(ReportPeriod period, LocalDate date, Given given) {
    String store = access.caller().store();
    LocalDate from = period.first(date);
    LocalDate to = period.last(date);
    if (to.isAfter(clock.today(calendars.zone(store)))) {
      throw new RuleViolation("after-sales.not-over", to);
    }
    if (reports.existsByStoreCodeAndPeriodAndFromDate(store, period, from)) {
      throw new RuleViolation("after-sales.published", from);
    }
    String id = Ids.next();
    Map<String, BigDecimal> figures = figures(store, period, to, given, id);
    String me = access.caller().personId();
    return told(
        reports.save(
            new AfterSalesReport(
                id,
                store,
                period,
                from,
                to,
                plans.written(figures),
                origin(given),
                plans.of(store, YearMonth.from(from)).map(Plan::id).orElse(null),
                sealed(me, given.comment()),
                1,
                me,
                clock.instant(),
                null)));
  }

  /** Puts right what was published; what it said before stands in the audit record. */
  @Transactional
  AfterSalesReport correct(String id, Given given) {
    AfterSalesReport report = require(REPORT, id);
    Map<String, BigDecimal> figures =
        figures(report.storeCode(), report.period(), report.toDate(), given, id);
    String me = access.caller().personId();
    return told(
        reports.save(
            report.corrected(
                plans.written(figures),
                origin(given),
                sealed(me, given.comment()),
                me,
                clock.instant())));
  }

  private Map<String, BigDecimal> figures(
      String store, ReportPeriod period, LocalDate to, Given given, String reportId) {
    String list = given.fileId();
    if ((list == null) == given.figures().isEmpty()) {
      throw new InvalidInput("/figures", "after-sales.figures-or-file");
    }
    Map<String, BigDecimal> figures = list == null ? given.figures() : file.read(list);
    plans.policy(store, to).check(period, figures);
    if (list != null) {
      file.attach(list, reportId);
    }
    return figures;
  }

  private static Origin origin(Given given) {
    return given.fileId() == null ? Origin.ENTERED : Origin.IMPORTED;
  }

  private AfterSalesReport told(AfterSalesReport report) {
    outbox.append(
        AfterSalesEvents.published(report, profit(report), before(report).get(profitOf(report))));
    return report;
  }

  BigDecimal profit(AfterSalesReport report) {
    return plans.values(report.figures()).getOrDefault(profitOf(report), BigDecimal.ZERO);
  }

  private String profitOf(AfterSalesReport report) {
    return plans.policy(report.storeCode(), report.toDate()).profit();
  }

  /** Figure by figure, in the order of the store's policy. */
  @Transactional(readOnly = true)
  List<FigureLine> lines(AfterSalesReport report) {
    Map<String, BigDecimal> values = plans.values(report.figures());
    Map<String, BigDecimal> before = before(report);
    Map<String, BigDecimal> targets =
        plans
            .of(report.storeCode(), YearMonth.from(report.fromDate()))
            .map(plans::targets)
            .orElse(Map.of());
    List<Map<String, BigDecimal>> month =
        report.period() == ReportPeriod.MONTH
            ? List.of(values)
            : reports
                .findByStoreCodeAndPeriodAndFromDateBetweenOrderByFromDate(
                    report.storeCode(),
                    ReportPeriod.DAY,
                    report.fromDate().withDayOfMonth(1),
                    report.toDate())
                .stream()
                .map(day -> plans.values(day.figures()))
                .toList();
    return plans.policy(report.storeCode(), report.toDate()).figures().stream()
        .filter(figure -> values.containsKey(figure.code()))
        .map(figure -> line(figure, values, sum(figure, month), before, targets.get(figure.code())))
        .toList();
  }

  private static FigureLine line(
      Figure figure,
      Map<String, BigDecimal> values,
      BigDecimal inMonth,
      Map<String, BigDecimal> before,
      @Nullable BigDecimal target) {
    BigDecimal reached =
        target == null || target.signum() == 0
            ? null
            : inMonth.multiply(BigDecimal.valueOf(100)).divide(target, 1, RoundingMode.HALF_UP);
    return new FigureLine(
        figure.code(),
        figure.unit(),
        values.getOrDefault(figure.code(), BigDecimal.ZERO),
        inMonth,
        before.get(figure.code()),
        target,
        reached);
  }

  private static BigDecimal sum(Figure figure, List<Map<String, BigDecimal>> days) {
    return days.stream()
        .map(day -> Optional.ofNullable(day.get(figure.code())))
        .flatMap(Optional::stream)
        .reduce(BigDecimal.ZERO, (all, day) -> figure.adds() == Adds.UP ? all.add(day) : day);
  }

  private Map<String, BigDecimal> before(AfterSalesReport report) {
    return reports
        .findFirstByStoreCodeAndPeriodAndFromDateLessThanOrderByFromDateDesc(
            report.storeCode(), report.period(), report.fromDate())
        .map(last -> plans.values(last.figures()))
        .orElse(Map.of());
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  AfterSalesReport require(String action, String id) {
    AfterSalesReport report =
        reports.findById(id).orElseThrow(() -> new NotFound("after-sales-report", id));
    access.requireInScope(action, "after-sales-report", id, report.storeCode(), null);
    return report;
  }

  Page<AfterSalesReport> page(@Nullable ReportPeriod period, ListRequest request) {
    var query =
        ListQuery.of("SELECT r.* FROM after_sales_report r WHERE {scope:r.store_code}")
            .and("r.period = :period", period);
    return pages.page(
        AfterSalesPlanDesk.READ, query, request, Map.of("from", "r.from_date"), "r.id", ROW);
  }

  @Nullable String comment(AfterSalesReport report) {
    String sealed = report.commentSealed();
    return sealed == null ? null : vault.open(report.publishedBy(), COMMENT, sealed).orElse(null);
  }

  private @Nullable String sealed(String person, @Nullable String comment) {
    return comment == null || comment.isBlank()
        ? null
        : vault.seal(person, COMMENT, comment.strip());
  }

  @Override
  public String kind() {
    return AfterSalesFigureFile.RECORD;
  }

  @Override
  public boolean maySee(String recordId) {
    return reports
        .findById(recordId)
        .map(report -> access.mayOn(AfterSalesPlanDesk.READ, report.storeCode(), null))
        .orElse(false);
  }
}
