package io.forecourt.crm.kpi;

import io.forecourt.crm.kpi.KpiFigure.NoValue;
import io.forecourt.crm.kpi.KpiPolicy.Definition;
import io.forecourt.crm.kpi.KpiPolicy.Form;
import io.forecourt.crm.kpi.KpiPolicy.Measure;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.DataScope;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what the features count, for those who may see it. */
@Service
public class KpiDesk {
  static final String READ = "crm.kpi.read";
  private static final String POLICY = "kpis";

  private final List<KpiSource> sources;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  KpiDesk(
      List<KpiSource> sources,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.sources = sources;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @Bean
  static Policy<KpiPolicy> kpiPolicy() {
    return new Policy<>(POLICY, KpiPolicy.class);
  }

  /**
   * The figures in the caller's scope. Who sees only one's own work gets it by person.
   *
   * @param ids empty means all that can be told apart so
   * @param store null means all of the caller's stores
   * @param by null means by store
   * @throws InvalidInput if a figure is unknown, or not told apart so, or the days are too many
   * @throws io.forecourt.platform.rule.NotFound if the store is out of the caller's scope
   */
  @Transactional(readOnly = true)
  List<KpiFigure> inScope(
      Set<String> ids,
      LocalDate from,
      LocalDate to,
      @Nullable String store,
      @Nullable KpiGrouping by) {
    DataScope scope = access.require(READ);
    boolean ownOnly = scope == DataScope.OWN || scope == DataScope.TEAM;
    KpiGrouping grouping = by == null ? ownOnly ? KpiGrouping.PERSON : KpiGrouping.STORE : by;
    if (ownOnly && grouping != KpiGrouping.PERSON) {
      throw new InvalidInput("?by", "kpi.own-only");
    }
    Set<String> stores = new TreeSet<>(access.caller().stores());
    if (store != null) {
      String owner = ownOnly ? access.caller().personId() : null;
      access.requireInScope(READ, "store", store, store, owner);
      stores = Set.of(store);
    }
    KpiPolicy policy = policy(access.caller().store());
    if (to.isBefore(from)) {
      throw new InvalidInput("?to", "field.date-range");
    }
    if (ChronoUnit.DAYS.between(from, to) >= policy.longestDays()) {
      throw new InvalidInput("?to", "kpi.too-many-days");
    }
    List<KpiFigure> figures = new ArrayList<>();
    for (Definition definition : policy.select(ids, grouping)) {
      figures.add(figure(definition, stores, from, to, grouping, ownOnly));
    }
    return figures;
  }

  /** Figures of one store as a whole, for reports that are made without anybody asking. */
  @Transactional(readOnly = true)
  public List<KpiFigure> ofStore(String store, Set<String> ids, LocalDate from, LocalDate to) {
    return policy(store).select(ids, KpiGrouping.STORE).stream()
        .map(each -> figure(each, Set.of(store), from, to, KpiGrouping.STORE, false))
        .toList();
  }

  private KpiFigure figure(
      Definition definition,
      Set<String> stores,
      LocalDate from,
      LocalDate to,
      KpiGrouping by,
      boolean ownOnly) {
    Instant asOf = clock.instant();
    List<KpiSource> counting =
        sources.stream().filter(source -> source.kpis().contains(definition.id())).toList();
    List<Tally> tallies = new ArrayList<>();
    for (String store : stores) {
      var span = new KpiSpan(store, calendars.zone(store), from, to);
      for (KpiSource source : counting) {
        source.tallies(definition.id(), span, by).stream()
            .filter(tally -> !ownOnly || access.mayOn(READ, store, tally.group()))
            .map(tally -> by == KpiGrouping.STORE ? tally.in(store) : tally)
            .forEach(tallies::add);
      }
    }
    Set<String> groups = new TreeSet<>(by == KpiGrouping.STORE ? stores : Set.of());
    tallies.forEach(tally -> groups.add(tally.group()));
    boolean counted = !counting.isEmpty();
    return new KpiFigure(
        definition.id(),
        definition.nameEn(),
        definition.nameZh(),
        definition.formula(),
        definition.target(),
        definition.ownerRole(),
        counting.stream().map(KpiDesk::feature).distinct().sorted().toList(),
        definition.inputs(),
        asOf,
        values(definition, tallies, null, counted),
        groups.stream()
            .flatMap(group -> values(definition, tallies, group, counted).stream())
            .toList());
  }

  /**
   * Measure by measure.
   *
   * @param group null means all of them together
   */
  private static List<KpiFigure.Value> values(
      Definition definition, List<Tally> tallies, @Nullable String group, boolean counted) {
    Map<String, Tally> sums = new HashMap<>();
    tallies.stream()
        .filter(tally -> group == null || tally.group().equals(group))
        .forEach(tally -> sums.merge(tally.measure(), tally, Tally::plus));
    return definition.measures().stream()
        .map(
            measure ->
                value(
                    measure,
                    group,
                    sums.getOrDefault(measure.name(), Tally.of(measure.name(), "", 0, 0)),
                    counted))
        .toList();
  }

  private static KpiFigure.Value value(
      Measure measure, @Nullable String group, Tally sum, boolean counted) {
    BigDecimal value =
        counted ? measure.value(sum.numerator(), sum.denominator()).orElse(null) : null;
    NoValue reason = value != null ? null : counted ? NoValue.NO_CASES : NoValue.NOT_COUNTED;
    return new KpiFigure.Value(
        measure.name(),
        group == null || group.isEmpty() ? null : group,
        sum.numerator(),
        measure.form() == Form.SUM ? null : sum.denominator(),
        value,
        measure.unit(),
        reason);
  }

  /** The package of a source is its feature. */
  private static String feature(KpiSource source) {
    String crm = "io.forecourt.crm.";
    String name = AopUtils.getTargetClass(source).getPackageName();
    return name.startsWith(crm) ? name.substring(crm.length()).split("\\.", 2)[0] : name;
  }

  private KpiPolicy policy(String store) {
    return policies.inForce(POLICY, KpiPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
