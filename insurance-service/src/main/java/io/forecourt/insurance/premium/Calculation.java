package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to a request, with every intermediate value; or the first reason against it. */
public sealed interface Calculation {

  /** The request is well-formed but cannot be rated. */
  record Rejection(ErrorCode code) implements Calculation {}

  /**
   * @param warnings in alphabetical order
   * @param grandTotal the premiums and the tax of the sections that are there
   */
  record Quote(
      Set<Warning> warnings,
      @Nullable CompulsoryPart compulsory,
      @Nullable TaxPart vehicleTax,
      @Nullable CommercialPart commercial,
      BigDecimal grandTotal)
      implements Calculation {

    public Quote {
      warnings = inOrder(warnings);
    }

    /** The versions of the tables that figures were read from, section by section. */
    public List<TableRef> tables() {
      Stream.Builder<TableRef> tables = Stream.builder();
      if (compulsory != null) {
        tables
            .add(compulsory.baseTable())
            .add(compulsory.shortTermTable())
            .add(compulsory.floatTable());
      }
      if (vehicleTax != null && vehicleTax.table() != null) {
        tables.add(vehicleTax.table());
      }
      if (commercial != null) {
        tables
            .add(commercial.versionTable())
            .add(commercial.factorRange())
            .add(commercial.ncdTable());
      }
      return tables.build().toList();
    }

    private static Set<Warning> inOrder(Set<Warning> warnings) {
      return warnings.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(warnings));
    }
  }

  /**
   * {@code premium = round(base × short-term factor × (1 + float))}.
   *
   * @param floatCode plan letter and step, or {@code NONE}
   * @param baseRow number of the row of the tariff; 0 for a tractor
   */
  record CompulsoryPart(
      LocalDate startDate,
      LocalDate endDate,
      int days,
      BigDecimal basePremium,
      int shortTermMonths,
      BigDecimal shortTermFactor,
      String floatCode,
      FloatReason floatReason,
      BigDecimal floatRate,
      BigDecimal premium,
      BigDecimal netOfVat,
      BigDecimal vat,
      int baseRow,
      String baseLabel,
      TableRef baseTable,
      TableRef shortTermTable,
      TableRef floatTable,
      @Nullable String floatConfirmation) {}

  /**
   * {@code tax = round(amount × quantity × (12 − relief) ÷ 12 × share × months ÷ 12) + arrears +
   * late fee}.
   *
   * @param annual rounded, for display only
   * @param amount of the table; null when nothing is due for the year
   * @param quantity tonnes, or 1
   * @param halves 2 where half is due, else 1
   * @param table null when nothing is due for the year
   */
  record TaxPart(
      int taxYear,
      TaxCategory category,
      BigDecimal annual,
      int months,
      TaxTreatment treatment,
      BigDecimal tax,
      @Nullable BigDecimal amount,
      BigDecimal quantity,
      int reliefMonths,
      int halves,
      BigDecimal arrears,
      BigDecimal lateFee,
      @Nullable TableRef table) {}

  /**
   * @param actualValue null without damage cover
   * @param combinedFactor exact product of the three factors
   * @param depreciation monthly rate; null without damage cover
   */
  record CommercialPart(
      String insurerCode,
      String tableVersion,
      LocalDate startDate,
      LocalDate endDate,
      int days,
      boolean shortTerm,
      int vehicleMonths,
      @Nullable BigDecimal actualValue,
      int ncdLevel,
      NcdReason ncdReason,
      BigDecimal ncdFactor,
      BigDecimal trafficViolationFactor,
      BigDecimal autonomousFactor,
      BigDecimal combinedFactor,
      List<Line> lines,
      BigDecimal total,
      BigDecimal netOfVat,
      BigDecimal vat,
      String requiredAuthority,
      BigDecimal expenseRatio,
      @Nullable BigDecimal newCarPrice,
      @Nullable BigDecimal depreciation,
      TableRef versionTable,
      TableRef factorRange,
      TableRef ncdTable) {}

  /**
   * {@code benchmark = round(pure risk ÷ (1 − expense ratio))}, {@code premium = round(benchmark ×
   * factors)}, for a shorter term {@code × days ÷ 365}.
   *
   * @param sumInsured zero for flat and percentage add-ons
   */
  record Line(
      String code,
      BigDecimal sumInsured,
      BigDecimal pureRisk,
      BigDecimal benchmark,
      BigDecimal premium,
      Basis basis) {}

  /** What the pure risk of a line was computed from. */
  sealed interface Basis {}

  /**
   * {@code (fixed + price × rate) × class × region × energy + (agreed − actual) × adjustment rate}.
   */
  record DamageBasis(
      BigDecimal fixed,
      BigDecimal rate,
      BigDecimal price,
      BigDecimal classRelativity,
      BigDecimal regionRelativity,
      BigDecimal energyRelativity,
      BigDecimal agreedDifference,
      BigDecimal adjustmentRate)
      implements Basis {}

  /** {@code table × class × region × energy}. */
  record LimitBasis(
      BigDecimal table,
      BigDecimal classRelativity,
      BigDecimal regionRelativity,
      BigDecimal energyRelativity)
      implements Basis {}

  /** {@code sum × seats × rate × class × region}. */
  record OccupantBasis(
      BigDecimal sum,
      int seats,
      BigDecimal rate,
      BigDecimal classRelativity,
      BigDecimal regionRelativity)
      implements Basis {}

  /** As the table of the add-on says. */
  record TableBasis(BigDecimal table) implements Basis {}

  /** {@code pure risk of the main cover × rate}. */
  record ShareBasis(String main, BigDecimal mainPureRisk, BigDecimal rate) implements Basis {}

  record Refund(
      int periodDays,
      int usedDays,
      BigDecimal fee,
      BigDecimal refund,
      BigDecimal retained,
      String requiredAuthority)
      implements Calculation {}

  record Commission(List<CommissionLine> lines, BigDecimal totalCommission)
      implements Calculation {}

  record CommissionLine(
      String product,
      BigDecimal grossPremium,
      BigDecimal netPremium,
      BigDecimal rate,
      BigDecimal commission,
      BigDecimal commissionExVat,
      BigDecimal commissionVat) {}
}
