package io.forecourt.insurance.calculation;

import static io.forecourt.insurance.calculation.Desk.input;
import static io.forecourt.insurance.calculation.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.calculation.Desk.Example;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ForecourtTest
class CalculationIT {

  private static final Login SPECIALIST = TestTokens.person("in-1", "EAST", "in");
  private static final Login YARD = TestTokens.person("yd-1", "EAST", "yd");

  @Autowired private MockMvcTester mvc;

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theExamplesAreAnsweredAsTheSpecificationWritesThem(Example example) {
    MvcTestResult answer = post(SPECIALIST, example.input().toString());

    assertThat(answer).hasStatus(200);
    assertThat(json(answer)).isEqualTo(example.expected());
  }

  @Test
  void aRefusalToRateIsAnAnswer() {
    MvcTestResult answer =
        post(SPECIALIST, with(input("E01"), "/regionCode", "'999999'").toString());

    assertThat(answer).hasStatus(200);
    assertThat(json(answer))
        .isEqualTo(
            Desk.JSON.readTree(
                "{\"status\":\"REJECTED\",\"errors\":[\"UNKNOWN_REGION\"],\"warnings\":[]}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 7, 20, 64})
  void whatIsNoCodeOfARegionIsAnUnknownOneHoweverLong(int length) {
    ObjectNode request = input("E01").put("regionCode", "3".repeat(length));

    MvcTestResult answer = post(SPECIALIST, request.toString());

    assertThat(answer).hasStatus(200);
    assertThat(json(answer).path("errors").get(0).stringValue()).isEqualTo("UNKNOWN_REGION");
  }

  @Test
  void aCodeOfARegionThatNeverEndsIsNotRead() {
    ObjectNode request = input("E01").put("regionCode", "3".repeat(65));

    MvcTestResult answer = post(SPECIALIST, request.toString());

    assertThat(answer).hasStatus(400);
    assertThat(errors(answer)).contains("/regionCode field.size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "E01 | /quoteDate | null | /quoteDate field.required",
        "E01 | /quoteDate | '2026-02-30' | /quoteDate field.wrong-type",
        "E01 | /quoteDate | 20260310 | /quoteDate field.wrong-type",
        "E01 | /regionCode | 320500 | /regionCode field.wrong-type",
        "E01 | /vehicle | null | /vehicle field.required",
        "E01 | /vehicle/useClass | null | /vehicle/useClass field.required",
        "E01 | /vehicle/useClass | 'LORRY' | /vehicle/useClass field.unknown-value",
        "E01 | /vehicle/energy | 'STEAM' | /vehicle/energy field.unknown-value",
        "E01 | /vehicle/seats | null | /vehicle/seats field.required",
        "E01 | /vehicle/seats | -1 | /vehicle/seats field.range",
        "E01 | /vehicle/seats | '5' | /vehicle/seats field.wrong-type",
        "E01 | /vehicle/seats | 5.5 | /vehicle/seats field.wrong-type",
        "E01 | /vehicle/newCar | 'true' | /vehicle/newCar field.wrong-type",
        "E01 | /vehicle/newCarPrice | 159800.00 | /vehicle/newCarPrice field.wrong-type",
        "E01 | /vehicle/newCarPrice | '-1.00' | /vehicle/newCarPrice field.pattern",
        "E01 | /vehicle/newCarPrice | '1.001' | /vehicle/newCarPrice field.pattern",
        "E01 | /vehicle/newCarPrice | '1e5' | /vehicle/newCarPrice field.pattern",
        "E01 | /vehicle/newCarPrice | '' | /vehicle/newCarPrice field.pattern",
        "E01 | /vehicle/colour | 'RED' | /vehicle/colour field.unknown",
        "E01 | /compulsory/startDate | null | /compulsory/startDate field.required",
        "E01 | /compulsory/history/faultUnpaid | -1 | /compulsory/history/faultUnpaid field.range",
        "E01 | /vehicleTax/invoiceDate | null | /vehicleTax/invoiceDate field.required",
        "E01 | /vehicleTax/arrears | '-0.01' | /vehicleTax/arrears field.pattern",
        "E01 | /commercial/autonomousFactor | null | /commercial/autonomousFactor field.required",
        "E01 | /commercial/autonomousFactor | '1.00001' | /commercial/autonomousFactor field.pattern",
        "E01 | /commercial/autonomousFactor | 1.05 | /commercial/autonomousFactor field.wrong-type",
        "E01 | /commercial/insurerCode | null | /commercial/insurerCode field.required",
        "E01 | /commercial/coverages/thirdParty/limit | null | /commercial/coverages/thirdParty/limit field.required",
        "E01 | /commercial/addOns | [{'code':'SCRATCH'}] | /commercial/addOns/0/sumInsured field.required",
        "E01 | /commercial/addOns | [{'code':'ROAD_RESCUE'},{'code':'ROAD_RESCUE'}] | /commercial/addOns/1/code premium.repeated",
        "E01 | /vehicle/firstRegistrationDate | '2026-03-12' | /vehicle/firstRegistrationDate premium.registered-after-start",
        "E02 | /vehicle/firstRegistrationDate | null | /vehicle/firstRegistrationDate field.required",
        "E03 | /vehicle | {'useClass':'TRUCK_COMM'} | /vehicle/ratedLoadTonnes field.required",
        "E03 | /vehicle | {'useClass':'TRUCK_COMM','ratedLoadTonnes':2} | /vehicle/ratedLoadTonnes field.wrong-type",
        "E03 | /vehicle | {'useClass':'MOTORCYCLE'} | /vehicle/displacementMl field.required",
        "E03 | /vehicle | {'useClass':'TRACTOR','powerKw':'14.7'} | /vehicle/tractorType field.required",
        "E03 | /vehicle | {'useClass':'TRACTOR','tractorType':'TRANSPORT'} | /vehicle/powerKw field.required",
        "E03 | /vehicle | {'useClass':'TRACTOR','tractorType':'TRANSPORT','powerKw':'-1'} | /vehicle/powerKw field.wrong-type",
        "E03 | /vehicle | {'useClass':'TRACTOR','tractorType':'TRANSPORT','powerKw':-1} | /vehicle/powerKw field.range",
        "E03 | /vehicle | {'useClass':'MOTORCYCLE','energy':'BEV','sidecar':true} | /vehicle/energy premium.not-quoted",
        "E03 | /compulsory | null |  field.required",
        "E03 | /op | 'SELL' | /op field.unknown-value",
        "E03 | /premium | '1.00' | /premium field.unknown",
        "E11 | /premium | '-1.00' | /premium field.pattern",
        "E11 | /premium | null | /premium field.required",
        "E11 | /policyType | 'LIFE' | /policyType field.unknown-value",
        "E11 | /quoteDate | '2026-01-01' | /quoteDate field.unknown",
        "E12 | /lines | null | /lines field.required",
        "E12 | /lines | [] | /lines field.size",
        "E12 | /lines | [{'product':'COMPULSORY'}] | /lines/0/grossPremium field.required",
        "E12 | /lines | [{'product':'COMPULSORY','grossPremium':'1.234'}] | /lines/0/grossPremium field.pattern"
      })
  void whatCannotBeReadIsAProblemWithAPointer(
      String example, String pointer, String value, String expected) {
    MvcTestResult answer = post(SPECIALIST, with(input(example), pointer, value).toString());

    assertThat(answer).hasStatus(400);
    assertThat(errors(answer)).as(json(answer).toString()).contains(expected.strip());
  }

  @Test
  void aTruckThatIsTaxedByTheTonneNeedsItsWeight() {
    String body =
        """
        {"quoteDate":"2026-09-01","regionCode":"420100",
         "vehicle":{"useClass":"TRUCK_COMM","ratedLoadTonnes":"1.5"},
         "compulsory":{"startDate":"2026-09-20"},"vehicleTax":{}}
        """;

    assertThat(errors(post(SPECIALIST, body)))
        .containsExactly("/vehicle/curbWeightTonnes field.required");
    assertThat(post(SPECIALIST, body.replace("{}", "{\"alreadyPaid\":true}"))).hasStatus(200);
  }

  @Test
  void everyFlawIsNamedAtOnce() {
    MvcTestResult answer =
        post(
            SPECIALIST,
            """
            {"quoteDate":"2026-09-01","regionCode":"420100","vehicle":{"useClass":"PRIVATE"},
             "vehicleTax":{},"commercial":{"insurerCode":"DEMO_A","startDate":"2026-09-20",
             "autonomousFactor":"1.00","coverages":{"damage":{}},
             "addOns":[{"code":"SCRATCH"},{"code":"SCRATCH","sumInsured":"2000.00"}]}}
            """);

    assertThat(errors(answer))
        .containsExactlyInAnyOrder(
            "/vehicle/seats field.required",
            "/vehicle/firstRegistrationDate field.required",
            "/commercial/addOns/0/sumInsured field.required",
            "/commercial/addOns/1/code premium.repeated");
  }

  @Test
  void aNameThatStandsTwiceIsNotRead() {
    assertThat(post(SPECIALIST, "{\"op\":\"QUOTE\",\"op\":\"QUOTE\"}")).hasStatus(400);
  }

  @Test
  void theYardCalculatesNoPremiums() {
    assertThat(post(YARD, input("E03").toString())).hasStatus(403);
  }

  static List<Example> examples() {
    return Desk.examples();
  }

  private MvcTestResult post(Login who, String body) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance/premium-calculations")
        .header("Authorization", who.bearer())
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private static List<String> errors(MvcTestResult answer) {
    return json(answer)
        .path("errors")
        .valueStream()
        .map(one -> one.path("pointer").stringValue() + " " + one.path("code").stringValue())
        .map(String::strip)
        .toList();
  }

  private static JsonNode json(MvcTestResult answer) {
    return Desk.JSON.readTree(answer.getResponse().getContentAsByteArray());
  }
}
