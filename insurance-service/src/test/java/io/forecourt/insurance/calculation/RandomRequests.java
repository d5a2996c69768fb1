package io.forecourt.insurance.calculation;

import io.forecourt.insurance.premium.Energy;
import io.forecourt.insurance.premium.QuoteRequest;
import io.forecourt.insurance.premium.QuoteRequest.AccidentHistory;
import io.forecourt.insurance.premium.QuoteRequest.AddOn;
import io.forecourt.insurance.premium.QuoteRequest.ClaimHistory;
import io.forecourt.insurance.premium.QuoteRequest.CommercialCover;
import io.forecourt.insurance.premium.QuoteRequest.CompulsoryCover;
import io.forecourt.insurance.premium.QuoteRequest.Damage;
import io.forecourt.insurance.premium.QuoteRequest.Passengers;
import io.forecourt.insurance.premium.QuoteRequest.TaxDue;
import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.UseClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Well-formed requests of all kinds, the same ones for the same seed. */
public final class RandomRequests {

  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final List<UseClass> RATED =
      List.of(
          UseClass.PRIVATE,
          UseClass.PRIVATE,
          UseClass.PRIVATE,
          UseClass.ENTERPRISE,
          UseClass.GOVERNMENT,
          UseClass.TAXI_RENTAL,
          UseClass.TRUCK_NONCOMM,
          UseClass.TRUCK_COMM);
  private static final List<String> LIMITS =
      List.of("100000.00", "500000.00", "1000000.00", "2000000.00", "10000000.00");

  private final Random random;
  private final List<String> regions =
      Desk.SHIPPED.data().regions().rows().stream().map(Region::code).toList();

  public RandomRequests(long seed) {
    random = new Random(seed);
  }

  public QuoteRequest next() {
    LocalDate quoted = FROM.plusDays(random.nextInt(1_400));
    LocalDate start = quoted.plusDays(random.nextInt(60));
    Vehicle vehicle = vehicle(start);
    boolean compulsory = random.nextInt(10) > 0;
    return new QuoteRequest(
        quoted,
        one(regions),
        vehicle,
        compulsory ? compulsory(start) : null,
        compulsory && random.nextBoolean() ? tax(quoted) : null,
        !compulsory || random.nextInt(10) > 2 ? commercial(start, vehicle) : null);
  }

  private Vehicle vehicle(LocalDate start) {
    UseClass use = one(RATED);
    boolean newCar = random.nextInt(4) == 0;
    return new Vehicle(
        use,
        use.isGoods() ? 3 : 2 + random.nextInt(12),
        decimal(random.nextInt(20_000), 3),
        decimal(800 + random.nextInt(12_000), 3),
        900 + random.nextInt(4_000),
        false,
        null,
        null,
        one(List.of(Energy.values())),
        random.nextInt(5) > 0,
        newCar,
        newCar ? null : start.minusDays(random.nextInt(6_000)),
        decimal(3_000_000 + random.nextInt(90_000_000), 2));
  }

  private CompulsoryCover compulsory(LocalDate start) {
    LocalDate end =
        random.nextInt(5) > 0 ? null : start.plusYears(1).minusDays(1L + random.nextInt(360));
    return new CompulsoryCover(
        start,
        end,
        one(List.of("TEMPORARY_ROAD", "NEAR_SCRAPPING", "OTHER_APPROVED")),
        random.nextInt(4) == 0
            ? null
            : new AccidentHistory(
                false,
                random.nextInt(8) == 0,
                random.nextInt(6),
                random.nextInt(3),
                random.nextInt(8) / 7,
                random.nextInt(8) / 7,
                previousEnd(start)));
  }

  private TaxDue tax(LocalDate quoted) {
    return new TaxDue(
        quoted.minusDays(random.nextInt(40)),
        random.nextInt(9) == 0,
        random.nextInt(9) == 0,
        decimal(random.nextInt(3) * 12_345L, 2),
        decimal(random.nextInt(3) * 67L, 2));
  }

  private CommercialCover commercial(LocalDate start, Vehicle vehicle) {
    int years = random.nextInt(6);
    boolean damage = random.nextInt(4) > 0;
    return new CommercialCover(
        random.nextInt(3) > 0 || vehicle.useClass() != UseClass.PRIVATE ? "DEMO_A" : "DEMO_B",
        start,
        random.nextInt(6) > 0 ? null : start.plusDays(random.nextInt(360)),
        decimal(6_500 + random.nextInt(7_000), 4),
        new BigDecimal("1.00"),
        damage ? new Damage(null) : null,
        new BigDecimal(one(LIMITS)),
        random.nextBoolean() ? decimal((1 + random.nextInt(100)) * 1_000_000L, 2) : null,
        random.nextBoolean()
            ? new Passengers(decimal((1 + random.nextInt(100)) * 1_000_000L, 2), null)
            : null,
        addOns(damage, vehicle),
        random.nextInt(4) == 0
            ? null
            : new ClaimHistory(
                false,
                random.nextInt(8) == 0,
                random.nextInt(8) > 0,
                years,
                random.nextInt(7),
                Math.min(years, random.nextInt(3)),
                previousEnd(start),
                random.nextInt(8) == 0));
  }

  private List<AddOn> addOns(boolean damage, Vehicle vehicle) {
    if (!damage || random.nextBoolean()) {
      return List.of(new AddOn("NON_MEDICAL_TP", new BigDecimal("50000.00"), null));
    }
    return vehicle.useClass() == UseClass.PRIVATE
        ? List.of(
            new AddOn("SCRATCH", new BigDecimal("5000.00"), null),
            new AddOn("HOLIDAY_DOUBLE_TP", null, null))
        : List.of(
            new AddOn("ABS_DEDUCTIBLE_DAMAGE", null, "20"),
            new AddOn("ENGINE_WATER_EXCLUSION", null, null));
  }

  private @Nullable LocalDate previousEnd(LocalDate start) {
    return random.nextBoolean() ? null : start.minusDays(1L + random.nextInt(300));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static BigDecimal decimal(long unscaled, int scale) {
    return BigDecimal.valueOf(unscaled, scale);
  }
}
