package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateData;
import io.forecourt.insurance.premium.RateData.FloatPlans;
import io.forecourt.insurance.premium.RateData.ProvinceTax;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.RateData.ShortTerm;
import io.forecourt.insurance.premium.RateData.TaxBand;
import io.forecourt.platform.rule.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the tables that all insurers share must satisfy before anybody may publish them. */
final class TariffRules {

  private static final int MONTHS = 12;
  private static final int STEPS = 6;

  private final List<InvalidInput.Field> broken = new ArrayList<>();

  private TariffRules() {}

  /** Every broken rule at once. */
  static List<InvalidInput.Field> check(RateData data) {
    var rules = new TariffRules();
    rules.all(data);
    return List.copyOf(rules.broken);
  }

  private record Span(String of, LocalDate from, @Nullable LocalDate to) {

    boolean overlaps(Span other) {
      return of.equals(other.of)
          && (to == null || !other.from.isAfter(to))
          && (other.to == null || !from.isAfter(other.to));
    }
  }

  private void all(RateData data) {
    spans(
        "/compulsory/baseRates",
        data.compulsory().baseRates(),
        one -> new Span("", one.effectiveFrom(), one.effectiveTo()));
    spans(
        "/compulsory/tractorRates",
        data.compulsory().tractorRates(),
        one -> new Span(one.region(), one.effectiveFrom(), one.effectiveTo()));
    spans(
        "/compulsory/shortTermFactors",
        data.compulsory().shortTermFactors(),
        one -> new Span("", one.effectiveFrom(), one.effectiveTo()));
    spans(
        "/compulsory/floatPlans",
        data.compulsory().floatPlans(),
        one -> new Span("", one.effectiveFrom(), one.effectiveTo()));
    spans(
        "/vehicleTax/provinces",
        data.vehicleTax().provinces(),
        one -> new Span(one.region(), one.effectiveFrom(), one.effectiveTo()));
    spans(
        "/commercial/autonomousFactorRanges",
        data.commercial().autonomousFactorRanges(),
        one -> new Span(one.group(), one.effectiveFrom(), one.effectiveTo()));
    spans(
        "/commission/rates",
        data.commission().rates(),
        one -> new Span(one.insurer(), one.effectiveFrom(), one.effectiveTo()));
    shortTerms(data.compulsory().shortTermFactors());
    plans(data.regions().rows(), data.compulsory().floatPlans());
    taxBands(data.vehicleTax().provinces());
    grades(data);
    authority(data);
  }

  /** No table has two versions on a day. */
  private <T> void spans(String pointer, List<T> tables, Function<T, Span> span) {
    for (int i = 0; i < tables.size(); i++) {
      Span one = span.apply(tables.get(i));
      if (one.to() != null && one.to().isBefore(one.from())) {
        broken(pointer + "/" + i + "/effectiveTo", "rate-table.ends-before-start");
      }
      for (int earlier = 0; earlier < i; earlier++) {
        if (one.overlaps(span.apply(tables.get(earlier)))) {
          broken(pointer + "/" + i + "/effectiveFrom", "rate-table.overlaps");
        }
      }
    }
  }

  private void shortTerms(List<ShortTerm> terms) {
    Set<Integer> all =
        IntStream.rangeClosed(1, MONTHS).boxed().collect(Collectors.toCollection(TreeSet::new));
    for (int i = 0; i < terms.size(); i++) {
      List<Integer> months =
          terms.get(i).rows().stream().map(RateData.ShortTermFactor::months).sorted().toList();
      if (!months.equals(List.copyOf(all))) {
        broken("/compulsory/shortTermFactors/" + i + "/rows", "rate-table.incomplete");
      }
    }
  }

  private void plans(List<Region> regions, List<FloatPlans> tables) {
    for (int i = 0; i < tables.size(); i++) {
      FloatPlans table = tables.get(i);
      Set<String> wanted =
          table.nationalPlan() == null
              ? regions.stream().map(Region::floatPlan).collect(Collectors.toSet())
              : Set.of(table.nationalPlan());
      String pointer = "/compulsory/floatPlans/" + i + "/plans";
      for (String letter : new TreeSet<>(wanted)) {
        if (!table.plans().containsKey(letter)) {
          broken(pointer + "/" + letter, "field.required");
        }
      }
      table
          .plans()
          .forEach(
              (letter, plan) -> {
                boolean complete =
                    plan.steps().size() == STEPS
                        && IntStream.rangeClosed(1, STEPS)
                            .allMatch(step -> plan.steps().containsKey(Integer.toString(step)));
                if (!complete) {
                  broken(pointer + "/" + letter + "/steps", "rate-table.incomplete");
                }
              });
    }
  }

  private void taxBands(List<ProvinceTax> provinces) {
    for (int i = 0; i < provinces.size(); i++) {
      List<TaxBand> bands = provinces.get(i).passengerCar();
      int next = 0;
      for (int band = 0; band < bands.size(); band++) {
        Integer end = bands.get(band).upToMl();
        boolean last = band == bands.size() - 1;
        if (bands.get(band).aboveMl() != next || (end == null) != last) {
          broken(
              "/vehicleTax/provinces/" + i + "/passengerCar/" + band,
              "rate-table.bands-do-not-join");
        }
        next = end == null ? next : end;
      }
    }
  }

  private void grades(RateData data) {
    RateData.Ncd ncd = data.commercial().ncd();
    List<Integer> levels = ncd.factors().stream().map(RateData.NcdFactor::level).sorted().toList();
    List<Integer> wanted =
        IntStream.rangeClosed(-ncd.deepDiscountClaimFreeYears(), ncd.maxLevel()).boxed().toList();
    if (!levels.equals(wanted)) {
      broken("/commercial/ncd/factors", "rate-table.incomplete");
    }
  }

  /** Somebody may always decide. */
  private void authority(RateData data) {
    boolean any =
        data.authority().levels().stream()
            .anyMatch(
                level ->
                    level.apMin() == null
                        && level.apMax() == null
                        && level.commercialTotalMax() == null);
    boolean anyRefund =
        data.authority().refundApproval().stream().anyMatch(level -> level.upTo() == null);
    if (!any) {
      broken("/authority/levels", "rate-table.incomplete");
    }
    if (!anyRefund) {
      broken("/authority/refundApproval", "rate-table.incomplete");
    }
  }

  private void broken(String pointer, String code) {
    broken.add(new InvalidInput.Field(pointer, code));
  }
}
