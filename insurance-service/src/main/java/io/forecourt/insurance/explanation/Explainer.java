package io.forecourt.insurance.explanation;

import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.calculation.QuoteBody.VehicleBody;
import io.forecourt.insurance.explanation.Explanation.Fact;
import io.forecourt.insurance.explanation.Explanation.Fingerprints;
import io.forecourt.insurance.explanation.Explanation.Section;
import io.forecourt.insurance.explanation.Explanation.Step;
import io.forecourt.insurance.premium.Calculation.Basis;
import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.DamageBasis;
import io.forecourt.insurance.premium.Calculation.LimitBasis;
import io.forecourt.insurance.premium.Calculation.Line;
import io.forecourt.insurance.premium.Calculation.OccupantBasis;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.ShareBasis;
import io.forecourt.insurance.premium.Calculation.TableBasis;
import io.forecourt.insurance.premium.Calculation.TaxPart;
import io.forecourt.insurance.premium.Energy;
import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.RateData.AddOnTable;
import io.forecourt.insurance.premium.TableRef;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.insurance.quotation.Quotations.Stored;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells in Chinese how each figure of a stored quotation came about. */
final class Explainer {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** What the known sources are called in Chinese; a file may name others. */
  private static final Properties SOURCES = sourceNames();

  private final QuotationRow row;
  private final QuoteBody request;
  private final Quote quote;
  private final RateData tables;

  private Explainer(Stored stored) {
    this.row = stored.row();
    this.request = stored.request();
    this.quote = stored.quote();
    this.tables = stored.tables();
  }

  static Explanation of(Stored stored) {
    return new Explainer(stored).explain();
  }

  private Explanation explain() {
    List<Section> sections = new ArrayList<>();
    if (quote.compulsory() != null) {
      sections.add(compulsory(quote.compulsory()));
    }
    if (quote.vehicleTax() != null) {
      sections.add(tax(quote.vehicleTax()));
    }
    if (quote.commercial() != null) {
      sections.add(commercial(quote.commercial()));
    }
    return new Explanation(
        row.id(),
        facts(),
        row.demo(),
        sections,
        yuan(quote.grandTotal()),
        quote.warnings().stream().map(Words::of).toList(),
        sources(sections),
        new Fingerprints(
            row.tariff(), row.tariffSha256(), row.insurerVersion(), row.insurerSha256()));
  }

  private List<Fact> facts() {
    VehicleBody vehicle = request.vehicle();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("报价日期", request.quoteDate().toString()));
    facts.add(new Fact("有效期至", MINUTE.format(row.validUntil().atZone(Quotations.ZONE)) + "（北京时间）"));
    facts.add(new Fact("车架号", row.vin()));
    facts.add(new Fact("保险公司", insurerName()));
    facts.add(new Fact("登记地区", region()));
    facts.add(new Fact("使用性质", Words.of(vehicle.useClass())));
    if (vehicle.seats() != null) {
      facts.add(new Fact("核定座位", vehicle.seats() + " 座（含驾驶人）"));
    }
    if (vehicle.displacementMl() != null) {
      facts.add(new Fact("排量", vehicle.displacementMl() + " 毫升"));
    }
    facts.add(new Fact("能源", Words.of(vehicle.energy() == null ? Energy.ICE : vehicle.energy())));
    if (vehicle.newCarPrice() != null) {
      facts.add(new Fact("新车购置价", vehicle.newCarPrice() + " 元"));
    }
    return facts;
  }

  private String insurerName() {
    return tables.commercial().insurers().stream()
        .filter(insurer -> insurer.code().equals(row.insurerCode()))
        .map(insurer -> insurer.name())
        .findFirst()
        .orElse(row.insurerCode());
  }

  private String region() {
    String code = request.regionCode();
    return tables.regions().rows().stream()
        .filter(
            region ->
                region.code().equals(code) || region.code().equals(code.substring(0, 2) + "0000"))
        .reduce((first, second) -> second.code().equals(code) ? second : first)
        .map(region -> region.name() + " " + code)
        .orElse(code);
  }

  private Section compulsory(CompulsoryPart part) {
    List<Step> steps = new ArrayList<>();
    String row =
        part.baseRow() == 0 ? part.baseLabel() : "第 " + part.baseRow() + " 行 " + part.baseLabel();
    steps.add(new Step("基础保费", row, yuan(part.basePremium()), part.baseTable()));
    steps.add(
        new Step(
            "短期费率系数",
            "%s 至 %s，共 %d 天，按 %d 个月"
                .formatted(part.startDate(), part.endDate(), part.days(), part.shortTermMonths()),
            factor(part.shortTermFactor()),
            part.shortTermTable()));
    String confirmation = part.floatConfirmation() == null ? "" : "（" + part.floatCode() + "）";
    steps.add(
        new Step(
            "事故浮动比率",
            Words.of(part.floatReason()) + confirmation,
            percent(part.floatRate()),
            part.floatTable()));
    steps.add(
        new Step(
            "应交保费",
            "%s × %s × (1 + %s)，四舍五入到分"
                .formatted(
                    money(part.basePremium()),
                    factor(part.shortTermFactor()),
                    factor(part.floatRate())),
            yuan(part.premium()),
            null));
    steps.add(vat(part.premium(), part.netOfVat(), part.vat()));
    return new Section("机动车交通事故责任强制保险（交强险）", yuan(part.premium()), steps);
  }

  private Section tax(TaxPart part) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "征税类别",
            "%d 年度，%s".formatted(part.taxYear(), Words.of(part.category())),
            Words.of(part.treatment()),
            null));
    if (part.table() != null && part.amount() != null) {
      String halved = part.halves() == 2 ? " ÷ 2" : "";
      String relief =
          part.reliefMonths() == 0 ? "" : " × (12 − %d) ÷ 12".formatted(part.reliefMonths());
      String quantity =
          part.quantity().compareTo(BigDecimal.ONE) == 0
              ? ""
              : " × " + part.quantity().toPlainString() + " 吨";
      steps.add(
          new Step(
              "年税额",
              money(part.amount()) + quantity + relief + halved,
              yuan(part.annual()),
              part.table()));
      steps.add(new Step("应税月数", "新车自发票当月起，短期保单按涉及的月份，其余按全年", part.months() + " 个月", null));
    }
    String yearly =
        part.treatment().isZero() ? "0.00" : "年税额（未舍入）× %d ÷ 12".formatted(part.months());
    steps.add(
        new Step(
            "应交税款",
            "%s + 欠税 %s + 滞纳金 %s".formatted(yearly, money(part.arrears()), money(part.lateFee())),
            yuan(part.tax()),
            null));
    return new Section("车船税（代收）", yuan(part.tax()), steps);
  }

  private Section commercial(CommercialPart part) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "保险期间",
            "%s 至 %s".formatted(part.startDate(), part.endDate()),
            part.days() + " 天",
            null));
    if (part.actualValue() != null && part.newCarPrice() != null && part.depreciation() != null) {
      steps.add(
          new Step(
              "车辆实际价值",
              "%s × (1 − %d 个月 × %s，折旧最多 80%%)"
                  .formatted(
                      money(part.newCarPrice()),
                      part.vehicleMonths(),
                      percent(part.depreciation())),
              yuan(part.actualValue()),
              null));
    }
    steps.add(
        new Step(
            "无赔款优待系数",
            "%s，等级 %d".formatted(Words.of(part.ncdReason()), part.ncdLevel()),
            part.ncdFactor().toPlainString(),
            part.ncdTable()));
    steps.add(new Step("交通违法系数", "按登记地区", part.trafficViolationFactor().toPlainString(), null));
    steps.add(
        new Step(
            "自主定价系数",
            "保险公司核定，在允许范围内",
            part.autonomousFactor().toPlainString(),
            part.factorRange()));
    steps.add(
        new Step(
            "综合系数",
            "%s × %s × %s"
                .formatted(
                    part.ncdFactor().toPlainString(),
                    part.trafficViolationFactor().toPlainString(),
                    part.autonomousFactor().toPlainString()),
            part.combinedFactor().stripTrailingZeros().toPlainString(),
            null));
    part.lines().forEach(line -> steps.addAll(line(part, line)));
    steps.add(
        new Step(
            "商业险合计",
            String.join(" + ", part.lines().stream().map(line -> money(line.premium())).toList()),
            yuan(part.total()),
            null));
    steps.add(vat(part.total(), part.netOfVat(), part.vat()));
    steps.add(new Step("所需审批权限", "按自主定价系数与保费合计", Words.authority(part.requiredAuthority()), null));
    return new Section(
        "机动车商业保险（%s %s）".formatted(part.insurerCode(), part.tableVersion()),
        yuan(part.total()),
        steps);
  }

  private List<Step> line(CommercialPart part, Line line) {
    String name = Words.cover(line.code(), addOnName(part, line.code()));
    String term = part.shortTerm() ? " × %d ÷ 365".formatted(part.days()) : "";
    String insured = line.sumInsured().signum() == 0 ? null : "保额 " + yuan(line.sumInsured());
    return List.of(
        new Step(
            name,
            insured,
            "纯风险保费：" + basis(line.basis()),
            money(line.pureRisk()),
            part.versionTable()),
        new Step(
            "",
            "基准保费：%s ÷ (1 − 附加费用率 %s)"
                .formatted(money(line.pureRisk()), part.expenseRatio().toPlainString()),
            money(line.benchmark()),
            part.versionTable()),
        new Step(
            "",
            "保费：%s × %s%s"
                .formatted(
                    money(line.benchmark()),
                    part.combinedFactor().stripTrailingZeros().toPlainString(),
                    term),
            yuan(line.premium()),
            null));
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case DamageBasis one -> {
        String agreed =
            one.agreedDifference().signum() == 0
                ? ""
                : " + 协商差额 %s × %s"
                    .formatted(money(one.agreedDifference()), one.adjustmentRate().toPlainString());
        yield "(%s + %s × %s) × 车种 %s × 地区 %s × 能源 %s%s"
            .formatted(
                money(one.fixed()),
                money(one.price()),
                one.rate().toPlainString(),
                one.classRelativity().toPlainString(),
                one.regionRelativity().toPlainString(),
                one.energyRelativity().toPlainString(),
                agreed);
      }
      case LimitBasis one ->
          "%s × 车种 %s × 地区 %s × 能源 %s"
              .formatted(
                  money(one.table()),
                  one.classRelativity().toPlainString(),
                  one.regionRelativity().toPlainString(),
                  one.energyRelativity().toPlainString());
      case OccupantBasis one ->
          "%s × %d 座 × %s × 车种 %s × 地区 %s"
              .formatted(
                  money(one.sum()),
                  one.seats(),
                  one.rate().toPlainString(),
                  one.classRelativity().toPlainString(),
                  one.regionRelativity().toPlainString());
      case TableBasis one -> "查表 " + money(one.table());
      case ShareBasis one ->
          "%s 的纯风险保费 %s × %s"
              .formatted(
                  Words.cover(one.main(), one.main()),
                  money(one.mainPureRisk()),
                  one.rate().toPlainString());
    };
  }

  private String addOnName(CommercialPart part, String code) {
    return tables.commercial().insurers().stream()
        .filter(insurer -> insurer.code().equals(part.insurerCode()))
        .flatMap(insurer -> insurer.versions().stream())
        .filter(version -> version.version().equals(part.tableVersion()))
        .map(version -> version.addOns().get(code))
        .filter(table -> table != null)
        .map(AddOnTable::name)
        .findFirst()
        .orElse(code);
  }

  private static Step vat(BigDecimal gross, BigDecimal net, BigDecimal vat) {
    return new Step("其中增值税", "%s ÷ 1.06 = %s".formatted(money(gross), money(net)), yuan(vat), null);
  }

  /** The sources that the tables of these steps name, in the order in which they appear. */
  private Map<String, String> sources(List<Section> sections) {
    Set<String> keys = new LinkedHashSet<>();
    for (Section section : sections) {
      for (Step step : section.steps()) {
        if (step.table() != null) {
          keys.addAll(Arrays.asList(step.table().source().split(",\\s*", -1)));
        }
      }
    }
    Map<String, String> sources = new LinkedHashMap<>();
    keys.forEach(
        key -> sources.put(key, SOURCES.getProperty(key, tables.sources().getOrDefault(key, key))));
    return sources;
  }

  private static Properties sourceNames() {
    var names = new Properties();
    try (var file =
        new InputStreamReader(
            Objects.requireNonNull(
                Explainer.class.getResourceAsStream("/explanation/sources_zh.properties")),
            StandardCharsets.UTF_8)) {
      names.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return names;
  }

  static String dates(TableRef table) {
    LocalDate to = table.effectiveTo();
    return table.effectiveFrom() + " 至 " + (to == null ? "今" : to.toString());
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String yuan(BigDecimal amount) {
    return money(amount) + " 元";
  }

  private static String factor(BigDecimal factor) {
    return factor.toPlainString();
  }

  private static String percent(@Nullable BigDecimal rate) {
    return rate == null ? "" : rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
