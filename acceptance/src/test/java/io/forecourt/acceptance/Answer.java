package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back; a status that was not expected fails the test with the whole answer.
 *
 * @param etag empty when there is none
 * @param location empty when there is none
 */
record Answer(String request, int status, String text, String etag, String location) {

  Answer ok() {
    return is(200);
  }

  Answer created() {
    return is(201);
  }

  Answer is(int expected) {
    assertThat(status).as("%s: %s", request, text).isEqualTo(expected);
    return this;
  }

  /** Refused with this status and code. */
  Answer refused(int expected, String code) {
    is(expected);
    assertThat(text("code")).as("%s: %s", request, text).isEqualTo(code);
    return this;
  }

  JsonNode body() {
    return Dealership.JSON.readTree(text);
  }

  String id() {
    return text("id");
  }

  /** The value at a path such as {@code items.0.id}; empty when there is none. */
  String text(String path) {
    JsonNode node = at(path);
    return node == null || node.isNull() || node.isContainer() ? "" : node.asString();
  }

  /** What stands at a path such as {@code items.0}; null when there is nothing. */
  @Nullable JsonNode at(String path) {
    JsonNode node = body();
    for (String step : path.split("\\.")) {
      node =
          node.isArray() && step.chars().allMatch(Character::isDigit)
              ? node.path(Integer.parseInt(step))
              : node.path(step);
    }
    return node.isMissingNode() ? null : node;
  }
}
