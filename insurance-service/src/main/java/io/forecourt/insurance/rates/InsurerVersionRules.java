package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateData.AddOnAgeBand;
import io.forecourt.insurance.premium.RateData.AddOnTable;
import io.forecourt.insurance.premium.RateData.AgeBand;
import io.forecourt.insurance.premium.RateData.InsurerVersion;
import io.forecourt.insurance.premium.RateData.LimitRow;
import io.forecourt.insurance.premium.RateData.OptionRow;
import io.forecourt.insurance.premium.RateData.SumRow;
import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tables of an insurer must satisfy before anybody may publish them. */
final class InsurerVersionRules {

  private static final Set<String> MAIN = Set.of("DAMAGE", "THIRD_PARTY", "DRIVER", "PASSENGER");

  private final List<InvalidInput.Field> broken = new ArrayList<>();

  private InsurerVersionRules() {}

  /** Every broken rule at once. */
  static List<InvalidInput.Field> check(InsurerVersion version, BigDecimal expenseRatioCap) {
    var rules = new InsurerVersionRules();
    rules.all(version, expenseRatioCap);
    return List.copyOf(rules.broken);
  }

  private void all(InsurerVersion version, BigDecimal cap) {
    if (version.effectiveTo() != null && version.effectiveTo().isBefore(version.effectiveFrom())) {
      broken("/effectiveTo", "rate-table.ends-before-start");
    }
    if (version.expenseRatio().signum() < 0 || version.expenseRatio().compareTo(cap) > 0) {
      broken("/expenseRatio", "rate-table.expense-ratio");
    }
    damage(version.damage().ageBands());
    thirdParty(version.thirdParty());
    occupants(version);
    relativities(version);
    version.addOns().forEach((code, table) -> addOn("/addOns/" + code, table));
  }

  private void damage(List<AgeBand> bands) {
    String pointer = "/damage/ageBands";
    int next = 0;
    boolean open = false;
    for (int i = 0; i < bands.size(); i++) {
      AgeBand band = bands.get(i);
      joins(pointer + "/" + i, band.fromMonths(), next, open);
      notNegative(pointer + "/" + i + "/fixed", band.fixed());
      notNegative(pointer + "/" + i + "/rate", band.rate());
      open = band.toMonths() == null;
      next = band.toMonths() == null ? next : band.toMonths();
    }
    mustEndOpen(pointer, open);
  }

  private void thirdParty(List<LimitRow> rows) {
    if (rows.isEmpty()) {
      broken("/thirdParty", "field.required");
    }
    for (int i = 0; i < rows.size(); i++) {
      notNegative("/thirdParty/" + i + "/pureRisk", rows.get(i).pureRisk());
      if (i > 0) {
        LimitRow before = rows.get(i - 1);
        if (rows.get(i).limit().compareTo(before.limit()) <= 0
            || rows.get(i).pureRisk().compareTo(before.pureRisk()) < 0) {
          broken("/thirdParty/" + i, "rate-table.not-ascending");
        }
      }
    }
  }

  private void occupants(InsurerVersion version) {
    notNegative("/occupant/driverRate", version.occupant().driverRate());
    notNegative("/occupant/passengerRate", version.occupant().passengerRate());
    positive("/occupant/step", version.occupant().step());
    positive("/occupant/minSum", version.occupant().minSum());
    if (version.occupant().maxSum().compareTo(version.occupant().minSum()) < 0) {
      broken("/occupant/maxSum", "rate-table.not-ascending");
    }
  }

  private void relativities(InsurerVersion version) {
    if (version.classRelativity().isEmpty()) {
      broken("/classRelativity", "field.required");
    }
    version
        .classRelativity()
        .forEach(
            (name, one) -> {
              positive("/classRelativity/" + name + "/damage", one.damage());
              positive("/classRelativity/" + name + "/thirdParty", one.thirdParty());
              positive("/classRelativity/" + name + "/occupant", one.occupant());
            });
    if (!version.regionRelativity().containsKey("default")) {
      broken("/regionRelativity/default", "field.required");
    }
    version
        .regionRelativity()
        .forEach((name, factor) -> positive("/regionRelativity/" + name, factor));
    if (!version.energyRelativity().containsKey("ICE")) {
      broken("/energyRelativity/ICE", "field.required");
    }
    version
        .energyRelativity()
        .forEach(
            (name, one) -> {
              positive("/energyRelativity/" + name + "/damage", one.damage());
              positive("/energyRelativity/" + name + "/thirdParty", one.thirdParty());
            });
  }

  private void addOn(String pointer, AddOnTable table) {
    if (table.requires() != null && !MAIN.contains(table.requires())) {
      broken(pointer + "/requires", "field.unknown-value");
    }
    switch (table.method()) {
      case TABLE -> rows(pointer + "/rows", table.rows());
      case TABLE_BY_AGE -> aged(pointer + "/ageBands", table.ageBands());
      case FLAT -> {
        if (needed(pointer + "/pureRisk", table.pureRisk()) && table.pureRisk() != null) {
          notNegative(pointer + "/pureRisk", table.pureRisk());
        }
      }
      case PCT_OF_MAIN -> {
        needed(pointer + "/requires", table.requires());
        needed(pointer + "/rate", table.rate());
      }
      case PCT_BY_OPTION -> {
        needed(pointer + "/requires", table.requires());
        options(pointer + "/options", table.options());
      }
    }
  }

  private void aged(String pointer, @Nullable List<AddOnAgeBand> bands) {
    int next = 0;
    boolean open = false;
    if (!needed(pointer, bands) || bands == null) {
      return;
    }
    for (int i = 0; i < bands.size(); i++) {
      AddOnAgeBand band = bands.get(i);
      joins(pointer + "/" + i, band.fromMonths(), next, open);
      rows(pointer + "/" + i + "/rows", band.rows());
      open = band.toMonths() == null;
      next = band.toMonths() == null ? next : band.toMonths();
    }
    mustEndOpen(pointer, open);
  }

  private void rows(String pointer, @Nullable List<SumRow> rows) {
    if (!needed(pointer, rows) || rows == null) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      notNegative(pointer + "/" + i + "/pureRisk", rows.get(i).pureRisk());
      if (i > 0 && rows.get(i).sumInsured().compareTo(rows.get(i - 1).sumInsured()) <= 0) {
        broken(pointer + "/" + i, "rate-table.not-ascending");
      }
    }
  }

  private void options(String pointer, @Nullable List<OptionRow> options) {
    if (needed(pointer, options)
        && options != null
        && options.stream().map(OptionRow::option).distinct().count() < options.size()) {
      broken(pointer, "premium.repeated");
    }
  }

  /** Bands begin at 0 and follow each other without a gap. */
  private void joins(String pointer, int from, int expected, boolean afterOpen) {
    if (from != expected || afterOpen) {
      broken(pointer + "/fromMonths", "rate-table.bands-do-not-join");
    }
  }

  private void mustEndOpen(String pointer, boolean open) {
    if (!open) {
      broken(pointer, "rate-table.bands-do-not-join");
    }
  }

  private boolean needed(String pointer, @Nullable Object value) {
    if (value == null) {
      broken(pointer, "field.required");
    }
    return value != null;
  }

  private void notNegative(String pointer, BigDecimal value) {
    if (value.signum() < 0) {
      broken(pointer, "rate-table.negative");
    }
  }

  private void positive(String pointer, BigDecimal value) {
    if (value.signum() <= 0) {
      broken(pointer, "rate-table.negative");
    }
  }

  private void broken(String pointer, String code) {
    broken.add(new InvalidInput.Field(pointer, code));
  }
}
