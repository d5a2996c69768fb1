package io.forecourt.sales.outlet;

import io.forecourt.sales.outlet.Outlet.Assessment;
import io.forecourt.sales.outlet.Outlet.Company;
import io.forecourt.sales.outlet.Outlet.Contract;
import io.forecourt.sales.outlet.Outlet.Drop;
import io.forecourt.sales.outlet.OutletPolicy.Criterion;
import io.forecourt.sales.outlet.OutletPolicy.PartnerType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partners in every state, evaluated by dn-luo and signed by sd-yang. */
final class OutletMother {
  static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  static final String EVALUATOR = "dn-luo";
  static final String SIGNER = "sd-yang";
  static final PartnerType CENTRE =
      new PartnerType(
          "JOINT_STOCK_CENTRE",
          "Centre",
          "分销中心",
          true,
          true,
          2,
          4,
          new BigDecimal("70"),
          List.of(
              new Criterion("CAR_SALES", 3, "sales", "整车销售"),
              new Criterion("FEEDBACK", 1, "feedback", "信息反馈")));

  private OutletMother() {}

  static Outlet in(OutletState state) {
    return switch (state) {
      case PROSPECT -> prospect();
      case EVALUATED -> evaluated("82.5");
      case SIGNED -> evaluated("82.5").signed(contract(SIGNER, NOON));
      case DROPPED -> evaluated("82.5").dropped(drop());
      case ENDED -> evaluated("82.5").signed(contract(SIGNER, NOON)).ended();
    };
  }

  static Outlet prospect() {
    return new Outlet(
        "o-1",
        "EAST",
        EVALUATOR,
        "NORTH",
        "JOINT_STOCK_CENTRE",
        new Company("Northern Motors", null, "the north", null, null),
        null,
        null,
        OutletState.PROSPECT,
        null,
        null,
        null,
        NOON.minusSeconds(86_400),
        null,
        1L);
  }

  static Outlet evaluated(String score) {
    return prospect().evaluated(assessment(score, NOON.minusSeconds(60)));
  }

  static Assessment assessment(String score, Instant at) {
    return new Assessment("e-1", new BigDecimal(score), new BigDecimal("70.0"), EVALUATOR, at);
  }

  static Drop drop() {
    return new Drop("NOT_INTERESTED", EVALUATOR, NOON);
  }

  static Contract contract(String signer, Instant at) {
    return contract(signer, at, LocalDate.of(2027, 11, 30));
  }

  static Contract contract(String signer, Instant at, @Nullable LocalDate until) {
    return new Contract(
        "c-1", "DC-EAST-20261121-0001", LocalDate.of(2026, 12, 1), until, signer, at);
  }
}
