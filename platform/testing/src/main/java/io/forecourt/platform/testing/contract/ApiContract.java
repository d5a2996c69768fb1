package io.forecourt.platform.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST API of one service as {@code contracts/openapi/<service>.yaml}. What is taken from
 * callers fails the service's test at once; what is added may be stored later, by {@code
 * ci/land-contracts}, and {@code ci/check-contracts} sees to it.
 */
public final class ApiContract {

  private ApiContract() {}

  /** Writes what the service says now, and fails on what it takes from callers. */
  public static void assertNothingTaken(String service, MockMvcTester mvc) {
    MvcTestResult answer = mvc.get().uri("/v3/api-docs").exchange();
    assertThat(answer).hasStatusOk();
    JsonNode now = published(answer.getResponse().getContentAsByteArray());
    var file = new ContractFile(Path.of("..", "contracts"), "openapi/" + service + ".yaml");

    file.writeYaml(now);

    assertThat(file.isStored()).as("%s is missing: run ci/land-contracts", file).isTrue();
    assertThat(ApiChange.breaks(file.stored(), now))
        .as(
            "%s: this would break callers; if it is meant, ci/land-contracts --break stores it",
            file)
        .isEmpty();
  }

  /** Only what the gateway lets through. */
  private static JsonNode published(byte[] document) {
    ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(document);
    List<String> inside =
        all.path("paths").propertyNames().stream()
            .filter(path -> !path.startsWith("/api/"))
            .toList();
    ((ObjectNode) all.path("paths")).remove(inside);
    return all;
  }
}
