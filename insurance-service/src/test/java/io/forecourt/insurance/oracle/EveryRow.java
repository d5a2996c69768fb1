package io.forecourt.insurance.oracle;

import io.forecourt.insurance.calculation.Desk;
import io.forecourt.insurance.rates.RateFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that read every row of every rate table, at both ends of its range. */
final class EveryRow {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final String HUBEI = "420100";
  private static final String JIANGSU = "320500";

  private final JsonNode tables;
  private final List<ObjectNode> requests = new ArrayList<>();

  private EveryRow(JsonNode tables) {
    this.tables = tables;
  }

  /**
   * The shipped tables, stretched where no quote could reach a row: an insurer is there since the
   * first range of factors, and rates buses.
   */
  static JsonNode tables() {
    JsonNode tables = Desk.JSON.readTree(RateFiles.shippedText());
    ObjectNode first = (ObjectNode) tables.at("/commercial/insurers/0/versions/0");
    first.put("effectiveFrom", "2020-09-19");
    ObjectNode classes =
        (ObjectNode) tables.at("/commercial/insurers/0/versions/1/classRelativity");
    for (String bus : List.of("CITY_BUS", "COACH")) {
      classes.putObject(bus).put("damage", "1.70").put("thirdParty", "2.10").put("occupant", "1.6");
    }
    return tables;
  }

  static List<ObjectNode> of(JsonNode tables) {
    var rows = new EveryRow(tables);
    rows.base();
    rows.tractors();
    rows.shortTerms();
    rows.floats();
    rows.taxes();
    rows.energies();
    rows.factors();
    rows.grades();
    rows.depreciation();
    rows.insurers();
    rows.combinations();
    return rows.requests;
  }

  private void base() {
    for (JsonNode row : tables.at("/compulsory/baseRates/0/rows")) {
      for (String size : sizes(row)) {
        add(compulsory(TODAY, JIANGSU, vehicle(row.path("useClass").stringValue(), size)));
      }
    }
  }

  /** Both ends of the row's range, as fields of the vehicle. */
  private static List<String> sizes(JsonNode row) {
    JsonNode from = row.path("from");
    JsonNode to = row.path("to");
    return switch (row.path("dimension").stringValue()) {
      case "SEATS" ->
          List.of(
              "'seats':" + from.intValue(),
              "'seats':" + (to.isNull() ? from.intValue() + 30 : to.intValue() - 1));
      case "RATED_LOAD_TONNES" ->
          List.of(
              "'ratedLoadTonnes':'" + from.stringValue() + "'",
              "'ratedLoadTonnes':'"
                  + (to.isNull()
                      ? "99.5"
                      : new BigDecimal(to.stringValue()).subtract(new BigDecimal("0.001")))
                  + "'");
      case "DISPLACEMENT_ML" ->
          List.of(
              "'displacementMl':" + (from.intValue() + 1),
              "'displacementMl':" + (to.isNull() ? 1800 : to.intValue()));
      default -> List.of("'seats':2");
    };
  }

  private void tractors() {
    for (JsonNode row : tables.at("/compulsory/tractorRates/0/rows")) {
      String power = row.path("upToKw").isNull() ? "15" : row.path("upToKw").stringValue();
      add(
          compulsory(
              TODAY,
              HUBEI,
              vehicle(
                  "TRACTOR",
                  "'tractorType':'%s','powerKw':'%s'"
                      .formatted(row.path("tractorType").stringValue(), power))));
    }
  }

  private void shortTerms() {
    for (JsonNode reason : tables.at("/compulsory/shortTermReasons")) {
      for (int months = 1; months <= 12; months++) {
        LocalDate end = TODAY.plusMonths(months).minusDays(months == 12 ? 2 : 1);
        ObjectNode request = history(compulsory(TODAY, HUBEI, car(5, 1600)), "'claimFreeYears':2");
        ((ObjectNode) request.path("compulsory"))
            .put("endDate", end.toString())
            .put("shortTermReason", reason.path("code").stringValue());
        request.set("vehicleTax", node("{}"));
        add(request);
      }
    }
  }

  private void floats() {
    List<String> histories =
        List.of(
            "'claimFreeYears':1",
            "'claimFreeYears':2",
            "'claimFreeYears':3",
            "'faultNonFatalPaid':1",
            "'faultNonFatalPaid':2",
            "'faultFatalPaid':1",
            "'faultUnpaid':1",
            "'ownershipTransferred':true",
            "'claimFreeYears':0");
    for (JsonNode region : tables.at("/regions/rows")) {
      for (String history : histories) {
        add(history(compulsory(TODAY, region.path("code").stringValue(), car(5, 1600)), history));
      }
    }
    for (String history : histories) {
      add(history(compulsory(LocalDate.of(2019, 5, 1), "150000", car(5, 1600)), history));
    }
  }

  private void taxes() {
    for (JsonNode province : tables.at("/vehicleTax/provinces")) {
      LocalDate day = LocalDate.parse(province.path("effectiveFrom").stringValue());
      String region = province.path("region").stringValue();
      for (JsonNode band : province.path("passengerCar")) {
        int above = band.path("aboveMl").intValue();
        int last = band.path("upToMl").isNull() ? 6000 : band.path("upToMl").intValue();
        add(taxed(compulsory(day, region, car(5, above + 1))));
        add(taxed(compulsory(day, region, car(9, last))));
      }
      if (!province.path("busMedium").isNull()) {
        add(taxed(compulsory(day, region, vehicle("COACH", "'seats':10"))));
        add(taxed(compulsory(day, region, vehicle("ENTERPRISE", "'seats':19"))));
      }
      if (!province.path("busLarge").isNull()) {
        add(taxed(compulsory(day, region, vehicle("CITY_BUS", "'seats':20"))));
      }
      if (!province.path("truckPerTonne").isNull()) {
        String weight = "'ratedLoadTonnes':'1.5','curbWeightTonnes':'1.23457'";
        add(taxed(compulsory(day, region, vehicle("TRUCK_COMM", weight))));
        add(taxed(compulsory(day, region, vehicle("SPECIAL_1", weight))));
      }
      if (!province.path("specialPerTonne").isNull()) {
        add(taxed(compulsory(day, region, vehicle("SPECIAL_2", "'curbWeightTonnes':'10.005'"))));
      }
      if (!province.path("motorcycle").isNull()) {
        add(taxed(compulsory(day, region, vehicle("MOTORCYCLE", "'displacementMl':150"))));
      }
    }
    for (int month = 1; month <= 12; month++) {
      ObjectNode request = compulsory(TODAY, HUBEI, car(5, 1600));
      ((ObjectNode) request.path("vehicle")).put("newCar", true);
      request.set(
          "vehicleTax",
          node(
              "{'invoiceDate':'2026-%02d-15','arrears':'100.01','lateFee':'0.05'}"
                  .formatted(month)));
      add(request);
    }
  }

  private void energies() {
    for (String energy : List.of("ICE", "HEV", "ENERGY_SAVING", "PHEV", "BEV", "FCEV")) {
      for (boolean listed : new boolean[] {true, false}) {
        for (String vehicle :
            List.of(
                "'useClass':'PRIVATE','seats':5,'displacementMl':1600",
                "'useClass':'PRIVATE','seats':5,'displacementMl':1601",
                "'useClass':'COACH','seats':20",
                "'useClass':'TRUCK_COMM','ratedLoadTonnes':'3','curbWeightTonnes':'2.5'")) {
          add(
              taxed(
                  compulsory(
                      TODAY,
                      HUBEI,
                      "{%s,'energy':'%s','catalogueListed':%s}"
                          .formatted(vehicle, energy, listed))));
        }
      }
    }
    for (String due : List.of("'alreadyPaid':true", "'statutoryExempt':true")) {
      ObjectNode request = compulsory(TODAY, HUBEI, car(5, 1600));
      request.set("vehicleTax", node("{" + due + ",'arrears':'12.34'}"));
      add(request);
    }
  }

  private void factors() {
    for (JsonNode range : tables.at("/commercial/autonomousFactorRanges")) {
      boolean nev = range.path("group").stringValue().equals("NEV");
      String last =
          range.path("effectiveTo").isNull()
              ? TODAY.toString()
              : range.path("effectiveTo").stringValue();
      for (String day : List.of(range.path("effectiveFrom").stringValue(), last)) {
        for (String end : List.of("min", "max")) {
          add(
              commercial(
                  LocalDate.parse(day),
                  JIANGSU,
                  "{'useClass':'PRIVATE','seats':5,'energy':'%s'}".formatted(nev ? "PHEV" : "ICE"),
                  "DEMO_A",
                  range.path(end).stringValue(),
                  "1.00",
                  "'thirdParty':{'limit':'1000000.00'}",
                  "[]"));
        }
      }
    }
    for (JsonNode range : tables.at("/commercial/trafficViolationFactors")) {
      for (String end : List.of("min", "max")) {
        add(
            commercial(
                TODAY,
                range.path("region").stringValue(),
                car(5, 1600),
                "DEMO_A",
                "1.0375",
                range.path(end).stringValue(),
                "'thirdParty':{'limit':'1000000.00'}",
                "[]"));
      }
    }
  }

  private void grades() {
    for (int years = 0; years <= 4; years++) {
      for (int claims = 0; claims <= 8; claims++) {
        for (int free = 0; free <= (claims == 0 ? years : Math.min(years, 2)); free++) {
          for (String more :
              List.of(
                  "",
                  ",'previousEndDate':'2026-08-31'",
                  ",'previousEndDate':'2026-05-30'",
                  ",'previousEndDate':'2026-02-27'",
                  ",'previousWasShortTerm':true")) {
            ObjectNode request =
                commercial(
                    TODAY,
                    JIANGSU,
                    car(5, 1600),
                    "DEMO_A",
                    "1.00",
                    "1.00",
                    "'thirdParty':{'limit':'2000000.00'}",
                    "[]");
            ((ObjectNode) request.path("commercial"))
                .set(
                    "history",
                    node(
                        "{'consecutiveInsuredYears':%d,'claimsLast3Years':%d,'claimFreeYears':%d%s}"
                            .formatted(years, claims, free, more)));
            add(request);
          }
        }
      }
    }
  }

  private void depreciation() {
    List<String> vehicles =
        List.of(
            "'useClass':'PRIVATE','seats':9",
            "'useClass':'PRIVATE','seats':10",
            "'useClass':'ENTERPRISE','seats':5",
            "'useClass':'GOVERNMENT','seats':20",
            "'useClass':'TAXI_RENTAL','seats':5",
            "'useClass':'TAXI_RENTAL','seats':12",
            "'useClass':'CITY_BUS','seats':9",
            "'useClass':'COACH','seats':40",
            "'useClass':'TRUCK_NONCOMM','ratedLoadTonnes':'1.5'",
            "'useClass':'TRUCK_COMM','ratedLoadTonnes':'9'");
    for (String vehicle : vehicles) {
      for (String registered : List.of("2026-08-02", "2024-03-31", "2001-01-01")) {
        add(valued(vehicle, "ICE", registered, "123456.78"));
        add(valued(vehicle, "PHEV", registered, "123456.78"));
      }
    }
    for (JsonNode band : tables.at("/commercial/depreciation/nevPrivate/bev")) {
      String from = band.path("priceFrom").stringValue();
      String price = from.equals("0.00") ? "99999.99" : from;
      add(valued("'useClass':'PRIVATE','seats':5", "BEV", "2023-02-28", price));
    }
    add(valued("'useClass':'PRIVATE','seats':5", "FCEV", "2023-02-28", "300000.00"));
  }

  private ObjectNode valued(String vehicle, String energy, String registered, String price) {
    return commercial(
        TODAY,
        JIANGSU,
        "{%s,'energy':'%s','firstRegistrationDate':'%s','newCarPrice':'%s'}"
            .formatted(vehicle, energy, registered, price),
        "DEMO_A",
        "1.00",
        "1.00",
        "'damage':{}",
        "[]");
  }

  private void insurers() {
    for (JsonNode insurer : tables.at("/commercial/insurers")) {
      for (JsonNode version : insurer.path("versions")) {
        version(insurer.path("code").stringValue(), version);
      }
    }
  }

  private void version(String insurer, JsonNode version) {
    LocalDate day = LocalDate.parse(version.path("effectiveFrom").stringValue());
    for (JsonNode row : version.path("thirdParty")) {
      String limit = "'thirdParty':{'limit':'%s'}".formatted(row.path("limit").stringValue());
      add(commercial(day, JIANGSU, car(5, 1600), insurer, "1.00", "1.00", limit, "[]"));
    }
    for (JsonNode band : version.at("/damage/ageBands")) {
      int from = band.path("fromMonths").intValue();
      int last = band.path("toMonths").isNull() ? 140 : band.path("toMonths").intValue() - 1;
      for (int months : new int[] {from, last}) {
        add(aged(insurer, day, months, "'damage':{}", "[]"));
      }
    }
    for (String sum : List.of("minSum", "maxSum", "step")) {
      String insured = version.at("/occupant/" + sum).stringValue();
      add(
          commercial(
              day,
              JIANGSU,
              car(6, 1600),
              insurer,
              "1.15",
              "1.00",
              "'driver':{'sumInsured':'%s'},'passenger':{'sumInsuredPerSeat':'%s','seats':3}"
                  .formatted(insured, insured),
              "[]"));
    }
    String all =
        "'damage':{},'thirdParty':{'limit':'2000000.00'},'driver':{'sumInsured':'30000.00'},"
            + "'passenger':{'sumInsuredPerSeat':'10000.00'}";
    for (String key : names(version.path("classRelativity"))) {
      String vehicle =
          switch (key) {
            case "PRIVATE_LT6" -> "'useClass':'PRIVATE','seats':5";
            case "PRIVATE_GE6" -> "'useClass':'PRIVATE','seats':6";
            case "TRUCK_NONCOMM", "TRUCK_COMM" ->
                "'useClass':'%s','seats':2,'ratedLoadTonnes':'2'".formatted(key);
            default -> "'useClass':'%s','seats':7".formatted(key);
          };
      add(insured(insurer, day, JIANGSU, vehicle, "ICE", all));
    }
    for (String region : names(version.path("regionRelativity"))) {
      String place = region.equals("default") ? "530100" : region;
      add(insured(insurer, day, place, "'useClass':'PRIVATE','seats':5", "ICE", all));
    }
    for (String energy : List.of("ICE", "HEV", "ENERGY_SAVING", "PHEV", "BEV", "FCEV")) {
      add(insured(insurer, day, JIANGSU, "'useClass':'PRIVATE','seats':5", energy, all));
    }
    for (String code : names(version.path("addOns"))) {
      addOn(insurer, day, code, version.path("addOns").path(code), all);
    }
  }

  private void addOn(String insurer, LocalDate day, String code, JsonNode table, String all) {
    String energy = table.path("nevOnly").booleanValue() ? "BEV" : "ICE";
    for (JsonNode row : table.path("rows")) {
      add(withAddOn(insurer, day, 30, energy, all, "{'code':'%s','sumInsured':'%s'}", code, row));
    }
    for (JsonNode band : table.path("ageBands")) {
      int from = band.path("fromMonths").intValue();
      int last = band.path("toMonths").isNull() ? from + 60 : band.path("toMonths").intValue() - 1;
      for (JsonNode row : band.path("rows")) {
        String form = "{'code':'%s','sumInsured':'%s'}";
        add(withAddOn(insurer, day, from, energy, all, form, code, row));
        add(withAddOn(insurer, day, last, energy, all, form, code, row));
      }
    }
    for (JsonNode option : table.path("options")) {
      String one =
          "[{'code':'%s','option':'%s'}]".formatted(code, option.path("option").stringValue());
      add(aged(insurer, day, 30, all, one));
    }
    if (table.path("method").stringValue().matches("FLAT|PCT_OF_MAIN")) {
      ObjectNode request = aged(insurer, day, 30, all, "[{'code':'%s'}]".formatted(code));
      ((ObjectNode) request.path("vehicle")).put("energy", energy);
      add(request);
    }
  }

  private ObjectNode withAddOn(
      String insurer,
      LocalDate day,
      int months,
      String energy,
      String covers,
      String form,
      String code,
      JsonNode row) {
    String one = "[" + form.formatted(code, row.path("sumInsured").stringValue()) + "]";
    ObjectNode request = aged(insurer, day, months, covers, one);
    ((ObjectNode) request.path("vehicle")).put("energy", energy);
    return request;
  }

  /** All sections together, agreed values at the ends of their band, a shorter term. */
  private void combinations() {
    for (Desk.Example example : Desk.examples()) {
      if (!example.input().has("op")) {
        requests.add(example.input());
      }
    }
    for (String agreed : List.of("144436.32", "268238.88", "206337.60", "206337.61")) {
      requests.add(
          Desk.with(
              Desk.input("E07"), "/commercial/coverages/damage/agreedValue", "'" + agreed + "'"));
    }
    IntStream.of(1, 29, 100, 200, 333, 364)
        .forEach(
            days ->
                requests.add(
                    Desk.with(
                        Desk.input("E02"),
                        "/commercial/endDate",
                        "'" + LocalDate.of(2026, 6, 1).plusDays(days - 1L) + "'")));
  }

  private ObjectNode aged(String insurer, LocalDate day, int months, String covers, String addOns) {
    return commercial(
        day,
        JIANGSU,
        "{'useClass':'PRIVATE','seats':5,'firstRegistrationDate':'%s','newCarPrice':'187654.32'}"
            .formatted(day.minusMonths(months)),
        insurer,
        "0.9876",
        "1.00",
        covers,
        addOns);
  }

  private ObjectNode insured(
      String insurer, LocalDate day, String region, String vehicle, String energy, String covers) {
    return commercial(
        day,
        region,
        "{%s,'energy':'%s','newCar':true,'newCarPrice':'234567.89'}".formatted(vehicle, energy),
        insurer,
        "1.00",
        "1.00",
        covers,
        "[]");
  }

  private static ObjectNode commercial(
      LocalDate day,
      String region,
      String vehicle,
      String insurer,
      String autonomous,
      String violation,
      String covers,
      String addOns) {
    ObjectNode request = request(day, region, vehicle);
    request.set(
        "commercial",
        node(
            """
            {'insurerCode':'%s','startDate':'%s','autonomousFactor':'%s',
             'trafficViolationFactor':'%s','coverages':{%s},'addOns':%s}
            """
                .formatted(insurer, day, autonomous, violation, covers, addOns)));
    return request;
  }

  private static ObjectNode compulsory(LocalDate day, String region, String vehicle) {
    ObjectNode request = request(day, region, vehicle);
    request.set("compulsory", node("{'startDate':'%s'}".formatted(day)));
    return request;
  }

  private static ObjectNode history(ObjectNode request, String history) {
    ((ObjectNode) request.path("compulsory")).set("history", node("{" + history + "}"));
    return request;
  }

  private static ObjectNode taxed(ObjectNode request) {
    request.set("vehicleTax", node("{}"));
    return request;
  }

  private static ObjectNode request(LocalDate day, String region, String vehicle) {
    ObjectNode request = Desk.JSON.createObjectNode();
    request.put("quoteDate", day.toString()).put("regionCode", region);
    request.set("vehicle", node(vehicle));
    return request;
  }

  private static String vehicle(String use, String size) {
    return "{'useClass':'%s',%s}".formatted(use, size);
  }

  private static String car(int seats, int millilitres) {
    return "{'useClass':'PRIVATE','seats':%d,'displacementMl':%d}".formatted(seats, millilitres);
  }

  private static JsonNode node(String json) {
    return Desk.JSON.readTree(json.replace('\'', '"'));
  }

  private static List<String> names(JsonNode object) {
    Stream<String> names = object.properties().stream().map(one -> one.getKey());
    return names.toList();
  }

  private void add(@Nullable ObjectNode request) {
    if (request != null) {
      requests.add(request);
    }
  }

  /** Commission lines of every rate, a sale and a refund. */
  static List<ObjectNode> commissions(JsonNode tables) {
    List<ObjectNode> requests = new ArrayList<>();
    for (JsonNode rates : tables.at("/commission/rates")) {
      ObjectNode request = Desk.JSON.createObjectNode();
      request
          .put("op", "COMMISSION")
          .put("insurerCode", rates.path("insurer").stringValue())
          .put("issueDate", "2026-06-18");
      ArrayNode lines = request.putArray("lines");
      for (String product : List.of("COMPULSORY", "COMMERCIAL_ICE", "COMMERCIAL_NEV")) {
        for (String gross : List.of("665.00", "1595.94", "-206.35", "0.01", "-0.13", "12345.67")) {
          lines.addObject().put("product", product).put("grossPremium", gross);
        }
      }
      requests.add(request);
    }
    return requests;
  }
}
