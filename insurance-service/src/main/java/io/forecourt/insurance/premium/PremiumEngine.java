package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.Commission;
import io.forecourt.insurance.premium.Calculation.CommissionLine;
import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.Refund;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.Calculation.TaxPart;
import io.forecourt.insurance.premium.RateData.CommissionRates;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.RefundRequest.PolicyType;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rates motor insurance: a request and a book of tables in, every amount and every intermediate
 * value out. The same request and the same tables give the same answer for ever.
 */
public final class PremiumEngine {

  private PremiumEngine() {}

  /**
   * @return a {@link Quote}, or a {@link Rejection} with the first reason
   * @throws MalformedRequest if the request lacks what its vehicle or covers need
   */
  public static Calculation quote(QuoteRequest request, RateBook book) {
    List<Flaw> flaws = Form.check(book, request);
    if (!flaws.isEmpty()) {
      throw new MalformedRequest(flaws);
    }
    Region region = book.findRegion(request.regionCode());
    if (region == null) {
      return new Rejection(ErrorCode.UNKNOWN_REGION);
    }
    EnumSet<Warning> warnings = EnumSet.noneOf(Warning.class);
    CompulsoryPart compulsory = null;
    if (request.compulsory() != null) {
      switch (new CompulsoryRating(book)
          .rate(request.quoteDate(), region, request.vehicle(), request.compulsory(), warnings)) {
        case Outcome.Refused<CompulsoryPart>(ErrorCode code) -> {
          return new Rejection(code);
        }
        case Outcome.Rated<CompulsoryPart>(CompulsoryPart part) -> compulsory = part;
      }
    }
    TaxPart tax = null;
    if (request.vehicleTax() != null) {
      switch (new TaxRating(book)
          .rate(region, request.vehicle(), request.vehicleTax(), compulsory, warnings)) {
        case Outcome.Refused<TaxPart>(ErrorCode code) -> {
          return new Rejection(code);
        }
        case Outcome.Rated<TaxPart>(TaxPart part) -> tax = part;
      }
    }
    CommercialPart commercial = null;
    if (request.commercial() != null) {
      var rating =
          new CommercialRating(
              book, request.quoteDate(), region, request.vehicle(), request.commercial());
      switch (rating.rate(warnings)) {
        case Outcome.Refused<CommercialPart>(ErrorCode code) -> {
          return new Rejection(code);
        }
        case Outcome.Rated<CommercialPart>(CommercialPart part) -> commercial = part;
      }
    }
    return new Quote(warnings, compulsory, tax, commercial, total(compulsory, tax, commercial));
  }

  private static BigDecimal total(
      @Nullable CompulsoryPart compulsory,
      @Nullable TaxPart tax,
      @Nullable CommercialPart commercial) {
    BigDecimal total = Cents.ZERO;
    if (compulsory != null) {
      total = total.add(compulsory.premium());
    }
    if (tax != null) {
      total = total.add(tax.tax());
    }
    if (commercial != null) {
      total = total.add(commercial.total());
    }
    return total;
  }

  /**
   * What comes back when a policy ends early.
   *
   * @return a {@link Refund}, or a {@link Rejection}
   */
  public static Calculation refund(RefundRequest request, RateBook book) {
    if (request.endDate().isBefore(request.startDate())) {
      return new Rejection(ErrorCode.BAD_PERIOD);
    }
    boolean compulsory = request.policyType() == PolicyType.COMPULSORY;
    if (compulsory
        && (request.reason() == null
            || !book.data().refund().compulsoryReasons().contains(request.reason()))) {
      return new Rejection(ErrorCode.COMPULSORY_NOT_CANCELLABLE);
    }
    if (request.cancelDate().isAfter(request.endDate().plusDays(1))) {
      return new Rejection(ErrorCode.CANCEL_AFTER_EXPIRY);
    }
    int period = (int) ChronoUnit.DAYS.between(request.startDate(), request.endDate()) + 1;
    int used =
        (int) Math.max(0, ChronoUnit.DAYS.between(request.startDate(), request.cancelDate()));
    BigDecimal fee =
        compulsory || request.cancelDate().isAfter(request.startDate())
            ? Cents.ZERO
            : Cents.round(
                request.premium().multiply(book.data().refund().commercialPreStartFeeRate()));
    BigDecimal refund =
        Cents.divide(
                request.premium().multiply(BigDecimal.valueOf((long) period - used)),
                BigDecimal.valueOf(period))
            .subtract(fee);
    return new Refund(
        period,
        used,
        fee,
        refund,
        request.premium().subtract(refund),
        book.refundAuthority(refund));
  }

  /**
   * What an insurer owes, line by line.
   *
   * @return a {@link Commission}, or a {@link Rejection}
   */
  public static Calculation commission(CommissionRequest request, RateBook book) {
    CommissionRates rates = book.commission(request.insurerCode(), request.issueDate());
    if (rates == null) {
      return new Rejection(ErrorCode.NO_COMMISSION_RATE);
    }
    List<CommissionLine> lines = new ArrayList<>(request.lines().size());
    BigDecimal total = Cents.ZERO;
    for (CommissionRequest.Line line : request.lines()) {
      BigDecimal rate = rate(rates, line.product());
      if (rate == null) {
        return new Rejection(ErrorCode.NO_COMMISSION_RATE);
      }
      BigDecimal net = Cents.divide(line.grossPremium(), book.vatDivisor());
      BigDecimal commission = Cents.round(net.multiply(rate));
      BigDecimal exVat = Cents.divide(commission, book.commissionVatDivisor());
      lines.add(
          new CommissionLine(
              line.product(),
              line.grossPremium(),
              net,
              rate,
              commission,
              exVat,
              commission.subtract(exVat)));
      total = total.add(commission);
    }
    return new Commission(List.copyOf(lines), total);
  }

  private static @Nullable BigDecimal rate(CommissionRates rates, String product) {
    return switch (product) {
      case "COMPULSORY" -> rates.COMPULSORY();
      case "COMMERCIAL_ICE" -> rates.COMMERCIAL_ICE();
      case "COMMERCIAL_NEV" -> rates.COMMERCIAL_NEV();
      default -> null;
    };
  }
}
