package io.forecourt.acceptance;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Duties of those who win partners, and of the network of distribution centres and agents. */
@SharesDays
@Order(1)
class NetworkDutiesIT {
  private static final String OUTLETS = "/api/v1/sales/outlets";
  private static final String FORECASTS = "/api/v1/sales/dealer-forecasts";
  private static final String CENTRE = "JOINT_STOCK_CENTRE";
  private static final String EVALUATED = "sales.dealer-evaluated";
  private static final String SIGNED = "sales.dealer-contract-signed";
  private static final String FORECAST = "sales.dealer-forecast-submitted";
  private static final int POINTS = 85;

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtWork() {
    house.atWork();
  }

  @Test
  void aNetworkOfCentresAndAgentsIsBuilt() {
    Person lead = house.as("dn");
    Person director = house.as("sd");

    String first = entered(CENTRE, "NORTH", lead);
    evaluated(first, CENTRE, lead);
    house.duty("DN-03").of(lead).isDoneBy(EVALUATED, first);
    signed(first, director);
    house.duty("DN-01").of(lead).isDoneBy(SIGNED, first);
    house.duty("SD-70").of(director).isDoneBy(SIGNED, first);

    String second = partner(CENTRE, "SOUTH", lead, lead, director);
    house.duty("DN-02").of(lead).isDoneBy(SIGNED, second);

    String agent = partner("AGENT", "MILL", lead, lead, director);
    forecast(lead, agent, List.of()).created();
    house.duty("DN-05").of(lead).isDoneBy(FORECAST, agent);
  }

  /**
   * In the second store, where no other test has a centre. Sales hears of the report a moment after
   * crm has it.
   */
  @Test
  void eachCentreReportsEveryMonthAndForecastsOnIt() {
    Person lead = house.as("dn@west");
    String centre = partner(CENTRE, "LAKESIDE", lead, lead, house.as("sd@west"));
    String report =
        lead.post(
                "/api/v1/crm/intelligence",
                Map.of(
                    "topic",
                    "TERRITORY",
                    "source",
                    "FIELD_VISIT",
                    "centreCode",
                    "LAKESIDE",
                    "text",
                    "the rival takes orders for spring",
                    "fields",
                    Map.of()))
            .created()
            .id();

    Dealership.soon(() -> forecast(lead, centre, List.of(report)).created());
    house.monthEnds();

    house.duty("DN-10").of(lead).isDoneBy(FORECAST, centre);
  }

  @Test
  void theServiceDirectorWinsAnInsurerAndABank() {
    Person director = house.as("sv");
    String insurer =
        director
            .post(
                "/api/v1/insurance/partners",
                Map.of(
                    "kind",
                    "INSURER",
                    "name",
                    "Harbour Mutual",
                    "lines",
                    List.of("MOTOR"),
                    "validFrom",
                    house.today().toString()))
            .created()
            .id();

    String bank = partner("BANK", "HARBOUR", director, house.as("fi"), director);

    house
        .duty("SV-17")
        .of(director)
        .orBy("insurance.insurance-partner-signed", insurer)
        .isDoneBy(SIGNED, bank);
  }

  private Answer forecast(Person lead, String outlet, List<String> reports) {
    return lead.post(
        FORECASTS,
        Map.of(
            "outletId",
            outlet,
            "month",
            YearMonth.from(house.today()).plusMonths(1).toString(),
            "lines",
            List.of(Map.of("modelCode", CarSale.modelInStock(house), "units", 12)),
            "intelligenceIds",
            reports));
  }

  /** A partner with a contract; answers its id. */
  private String partner(String type, String code, Person enters, Person evaluates, Person signs) {
    String id = entered(type, code, enters);
    evaluated(id, type, evaluates);
    signed(id, signs);
    return id;
  }

  private static String entered(String type, String code, Person who) {
    return who.post(
            OUTLETS,
            Map.of(
                "code",
                code,
                "type",
                type,
                "company",
                Map.of("name", "Partner " + code, "territory", "district " + code)))
        .created()
        .id();
  }

  private static void evaluated(String id, String type, Person who) {
    who.post(OUTLETS + "/" + id + "/evaluation", Map.of("points", points(who, type))).ok();
  }

  private void signed(String id, Person who) {
    who.post(
            OUTLETS + "/" + id + "/contract",
            Map.of(
                "validFrom",
                house.today().toString(),
                "validUntil",
                house.today().plusYears(1).toString()))
        .ok();
  }

  /** The same points for each criterion of the store's policy. */
  private static Map<String, Integer> points(Person reader, String type) {
    JsonNode types = reader.get("/api/v1/sales/outlet-types").ok().body().path("types");
    return StreamSupport.stream(types.spliterator(), false)
        .filter(one -> one.path("code").asString("").equals(type))
        .flatMap(one -> StreamSupport.stream(one.path("criteria").spliterator(), false))
        .collect(Collectors.toMap(one -> one.path("code").asString(""), _ -> POINTS));
  }
}
