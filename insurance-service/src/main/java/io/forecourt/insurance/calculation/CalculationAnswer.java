package io.forecourt.insurance.calculation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.Commission;
import io.forecourt.insurance.premium.Calculation.CommissionLine;
import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.Line;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.Refund;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.Calculation.TaxPart;
import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.insurance.premium.FloatReason;
import io.forecourt.insurance.premium.NcdReason;
import io.forecourt.insurance.premium.TaxCategory;
import io.forecourt.insurance.premium.TaxTreatment;
import io.forecourt.insurance.premium.Warning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers in the form of the premium specification: amounts are strings. */
public sealed interface CalculationAnswer {

  /** Whether the request was rated. */
  enum Status {
    OK,
    REJECTED
  }

  static QuoteAnswer quote(Calculation calculation) {
    return switch (calculation) {
      case Quote quote -> QuoteAnswer.of(quote);
      case Rejection(ErrorCode code) -> QuoteAnswer.rejected(code);
      case Refund _, Commission _ -> throw new IllegalArgumentException("not a quote");
    };
  }

  static RefundAnswer refund(Calculation calculation) {
    return switch (calculation) {
      case Refund refund -> RefundAnswer.of(refund);
      case Rejection(ErrorCode code) -> RefundAnswer.rejected(code);
      case Quote _, Commission _ -> throw new IllegalArgumentException("not a refund");
    };
  }

  static CommissionAnswer commission(Calculation calculation) {
    return switch (calculation) {
      case Commission commission -> CommissionAnswer.of(commission);
      case Rejection(ErrorCode code) -> CommissionAnswer.rejected(code);
      case Quote _, Refund _ -> throw new IllegalArgumentException("not a commission");
    };
  }

  /**
   * @param errors one code when rejected, else none
   */
  @JsonInclude(Include.NON_NULL)
  record QuoteAnswer(
      Status status,
      List<ErrorCode> errors,
      List<Warning> warnings,
      @Nullable CompulsoryAnswer compulsory,
      @Nullable TaxAnswer vehicleTax,
      @Nullable CommercialAnswer commercial,
      @Nullable String grandTotal)
      implements CalculationAnswer {

    static QuoteAnswer of(Quote quote) {
      return new QuoteAnswer(
          Status.OK,
          List.of(),
          List.copyOf(quote.warnings()),
          quote.compulsory() == null ? null : CompulsoryAnswer.of(quote.compulsory()),
          quote.vehicleTax() == null ? null : TaxAnswer.of(quote.vehicleTax()),
          quote.commercial() == null ? null : CommercialAnswer.of(quote.commercial()),
          cents(quote.grandTotal()));
    }

    static QuoteAnswer rejected(ErrorCode code) {
      return new QuoteAnswer(Status.REJECTED, List.of(code), List.of(), null, null, null, null);
    }
  }

  record CompulsoryAnswer(
      LocalDate startDate,
      LocalDate endDate,
      int days,
      String basePremium,
      int shortTermMonths,
      String shortTermFactor,
      String floatCode,
      FloatReason floatReason,
      String floatRate,
      String premium,
      String netOfVat,
      String vat) {

    public static CompulsoryAnswer of(CompulsoryPart part) {
      return new CompulsoryAnswer(
          part.startDate(),
          part.endDate(),
          part.days(),
          cents(part.basePremium()),
          part.shortTermMonths(),
          cents(part.shortTermFactor()),
          part.floatCode(),
          part.floatReason(),
          cents(part.floatRate()),
          cents(part.premium()),
          cents(part.netOfVat()),
          cents(part.vat()));
    }
  }

  record TaxAnswer(
      int taxYear,
      TaxCategory category,
      String annual,
      int months,
      TaxTreatment treatment,
      String tax) {

    public static TaxAnswer of(TaxPart part) {
      return new TaxAnswer(
          part.taxYear(),
          part.category(),
          cents(part.annual()),
          part.months(),
          part.treatment(),
          cents(part.tax()));
    }
  }

  /**
   * @param actualValue null without damage cover
   */
  @JsonInclude(Include.ALWAYS)
  record CommercialAnswer(
      String insurerCode,
      String tableVersion,
      LocalDate startDate,
      LocalDate endDate,
      int days,
      int vehicleMonths,
      @Nullable String actualValue,
      int ncdLevel,
      NcdReason ncdReason,
      String ncdFactor,
      String trafficViolationFactor,
      String autonomousFactor,
      String combinedFactor,
      List<LineAnswer> lines,
      String total,
      String netOfVat,
      String vat,
      String requiredAuthority) {

    public static CommercialAnswer of(CommercialPart part) {
      return new CommercialAnswer(
          part.insurerCode(),
          part.tableVersion(),
          part.startDate(),
          part.endDate(),
          part.days(),
          part.vehicleMonths(),
          part.actualValue() == null ? null : cents(part.actualValue()),
          part.ncdLevel(),
          part.ncdReason(),
          decimals(part.ncdFactor(), 1),
          cents(part.trafficViolationFactor()),
          cents(part.autonomousFactor()),
          decimals(part.combinedFactor(), 6),
          part.lines().stream().map(LineAnswer::of).toList(),
          cents(part.total()),
          cents(part.netOfVat()),
          cents(part.vat()),
          part.requiredAuthority());
    }
  }

  record LineAnswer(
      String code, String sumInsured, String pureRisk, String benchmark, String premium) {

    static LineAnswer of(Line line) {
      return new LineAnswer(
          line.code(),
          cents(line.sumInsured()),
          cents(line.pureRisk()),
          cents(line.benchmark()),
          cents(line.premium()));
    }
  }

  @JsonInclude(Include.NON_NULL)
  record RefundAnswer(
      Status status,
      List<ErrorCode> errors,
      @Nullable Integer periodDays,
      @Nullable Integer usedDays,
      @Nullable String fee,
      @Nullable String refund,
      @Nullable String retained,
      @Nullable String requiredAuthority)
      implements CalculationAnswer {

    static RefundAnswer of(Refund refund) {
      return new RefundAnswer(
          Status.OK,
          List.of(),
          refund.periodDays(),
          refund.usedDays(),
          cents(refund.fee()),
          cents(refund.refund()),
          cents(refund.retained()),
          refund.requiredAuthority());
    }

    static RefundAnswer rejected(ErrorCode code) {
      return new RefundAnswer(Status.REJECTED, List.of(code), null, null, null, null, null, null);
    }
  }

  @JsonInclude(Include.NON_NULL)
  record CommissionAnswer(
      Status status,
      List<ErrorCode> errors,
      @Nullable List<CommissionLineAnswer> lines,
      @Nullable String totalCommission)
      implements CalculationAnswer {

    static CommissionAnswer of(Commission commission) {
      return new CommissionAnswer(
          Status.OK,
          List.of(),
          commission.lines().stream().map(CommissionLineAnswer::of).toList(),
          cents(commission.totalCommission()));
    }

    static CommissionAnswer rejected(ErrorCode code) {
      return new CommissionAnswer(Status.REJECTED, List.of(code), null, null);
    }
  }

  record CommissionLineAnswer(
      String product,
      String grossPremium,
      String netPremium,
      String rate,
      String commission,
      String commissionExVat,
      String commissionVat) {

    static CommissionLineAnswer of(CommissionLine line) {
      return new CommissionLineAnswer(
          line.product(),
          cents(line.grossPremium()),
          cents(line.netPremium()),
          line.rate().toPlainString(),
          cents(line.commission()),
          cents(line.commissionExVat()),
          cents(line.commissionVat()));
    }
  }

  private static String cents(BigDecimal amount) {
    return decimals(amount, 2);
  }

  private static String decimals(BigDecimal number, int places) {
    return number.setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
