package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT extends ApiIT {

  private JsonNode operation(String path, String method) {
    JsonNode operation = document().path("paths").path(path).path(method);
    assertThat(operation.isMissingNode()).isFalse();
    return operation;
  }

  private JsonNode document() {
    Answer answer = get("/v3/api-docs");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void theDocumentNamesEveryAnswerThatApplies() {
    assertThat(document().path("openapi").asString()).startsWith("3.1");
    assertThat(operation(NOTES, "post").path("responses").propertyNames())
        .contains("201", "400", "401", "403", "409", "413", "415", "422", "429", "503")
        .doesNotContain("200", "428");
    assertThat(operation(NOTES + "/{id}", "put").path("responses").propertyNames())
        .contains("200", "404", "409", "412", "428");
    assertThat(operation(NOTES + "/{id}", "get").path("responses").propertyNames())
        .contains("200", "404")
        .doesNotContain("409", "428");
  }

  @Test
  void theDocumentNamesHeadersParametersAndActions() {
    assertThat(parameters(NOTES, "post")).containsExactly("header Idempotency-Key");
    assertThat(parameters(NOTES + "/{id}", "delete"))
        .containsExactlyInAnyOrder("path id", "header If-Match", "header X-Reason");
    assertThat(parameters(NOTES, "get"))
        .containsExactlyInAnyOrder(
            "query limit", "query cursor", "query sort", "query kind", "query stars", "query text");
    assertThat(operation(NOTES, "post").path("x-action").asString()).isEqualTo("test.note.write");
    assertThat(operation(NOTES + "/{id}", "get").path("operationId").asString())
        .isEqualTo("getTestNotesById");
    assertThat(operation(NOTES, "post").path("security").toString()).contains("bearer");
  }

  private List<String> parameters(String path, String method) {
    List<String> names = new ArrayList<>();
    operation(path, method)
        .path("parameters")
        .forEach(p -> names.add(p.path("in").asString() + " " + p.path("name").asString()));
    return names;
  }

  @Test
  void moneyIsTextInTheDocumentToo() {
    JsonNode schemas = document().path("components").path("schemas");
    JsonNode money = schemas.path("Money").path("properties");

    assertThat(money.path("amount").path("type").asString()).isEqualTo("string");
    assertThat(money.propertyNames()).containsExactlyInAnyOrder("amount", "currency");
    assertThat(schemas.path("NewNote").path("properties").path("amount").path("$ref").asString())
        .isEqualTo("#/components/schemas/Money");
    assertThat(schemas.path("NewNote").path("required").toString()).contains("text", "amount");
    assertThat(schemas.path("NewNote").path("properties").path("text").path("maxLength").asInt())
        .isEqualTo(200);
  }
}
