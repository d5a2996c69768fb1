package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.probe.ApiOperation;
import io.forecourt.platform.testing.probe.Attack;
import io.forecourt.platform.testing.probe.OpenApiProbe;
import io.forecourt.platform.testing.probe.ProbeReport;
import io.forecourt.platform.testing.probe.ProbeReport.Verdict;
import io.forecourt.platform.testing.probe.ProbeWorld;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OpenApiProbeIT extends ApiIT {

  private ProbeWorld world(String id) {
    return new ProbeWorld() {
      @Override
      public String token(String role) {
        return "role:" + role;
      }

      @Override
      public List<String> roles() {
        return List.of("sc", "fn");
      }

      @Override
      public Optional<Map<String, String>> ownIds(ApiOperation operation) {
        return Optional.of(Map.of("id", id));
      }

      @Override
      public Optional<JsonNode> body(ApiOperation operation) {
        return Optional.of(
            JSON.readTree(
                """
                {"text": "probe", "amount": {"amount": "5.00", "currency": "CNY"},
                 "kind": "LOUD", "vin": "LVSHCAMB4PE104728", "mobile": "13912345678",
                 "at": "2026-11-21T10:00:00Z", "stars": 3, "lines": [{"text": "a", "count": 1}]}
                """));
      }

      @Override
      public String digest() {
        return jdbc.sql("SELECT CONCAT(COUNT(*), '/', COALESCE(SUM(version), 0)) FROM note")
            .query(String.class)
            .single();
      }
    };
  }

  private String someNote() {
    return post(NOTES, note("one")).json().path("id").asString();
  }

  @Test
  void everyAttackOnEveryOperationIsAnsweredWithAProblemAndChangesNothing() {
    JsonNode document = get("/v3/api-docs").json();
    URI base = URI.create("http://127.0.0.1:" + port);

    ProbeReport report = OpenApiProbe.of(document, base, world(someNote())).run();

    System.out.println(report.table());
    assertThat(report.failures()).as(report.table()).isEmpty();
    for (Attack attack : Attack.values()) {
      assertThat(report.rows())
          .filteredOn(row -> row.attack() == attack && row.verdict() == Verdict.HELD)
          .as(attack.title())
          .isNotEmpty();
    }
  }

  @Test
  void anOperationThatTakesWhatTheDocumentForbidsIsFound() {
    JsonNode document = get("/v3/api-docs").json();
    ObjectNode text = (ObjectNode) document.at("/components/schemas/NewNote/properties/text");
    text.put("maxLength", 3);
    ((ObjectNode) document.at("/components/schemas/NewNote")).putArray("required").add("stars");
    URI base = URI.create("http://127.0.0.1:" + port);

    ProbeReport report =
        OpenApiProbe.of(document, base, world(someNote()))
            .only(operation -> operation.toString().equals("POST " + NOTES))
            .run();

    assertThat(report.failures())
        .extracting(row -> row.attack() + " " + row.target())
        .containsExactly("MISSING /stars", "TOO_LONG /text");
    assertThat(report.failures()).allSatisfy(row -> assertThat(row.note()).contains("changed"));
  }
}
