package io.forecourt.platform.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiChangeTests {

  private static final String BEFORE =
      """
      {"paths": {"/api/v1/notes": {
        "get": {
          "parameters": [{"in": "query", "name": "kind", "required": false,
                          "schema": {"type": "string", "enum": ["A", "B"]}}],
          "responses": {"200": {"content": {"application/json": {
              "schema": {"$ref": "#/components/schemas/Note"}}}}}},
        "post": {
          "parameters": [],
          "requestBody": {"required": true, "content": {"application/json": {
              "schema": {"type": "object", "required": ["text"], "properties": {
                  "text": {"type": "string", "maxLength": 200},
                  "stars": {"type": "integer", "format": "int32"}}}}}},
          "responses": {"201": {"description": "Created"}}}}},
       "components": {"schemas": {"Note": {
          "type": "object", "required": ["id", "text"], "properties": {
             "id": {"type": "string"}, "text": {"type": "string"},
             "replies": {"type": "array", "items": {"$ref": "#/components/schemas/Note"}}}}}}}
      """;

  @Test
  void theSameIsNoBreak() {
    assertThat(breaks(BEFORE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "get": {                             | "patch": {          | GET /api/v1/notes is gone
          "name": "kind"                       | "name": "sort"      | GET /api/v1/notes: query kind is gone
          "enum": ["A", "B"]                   | "pattern": "[a-z]+" | GET /api/v1/notes query kind has another pattern now
          "required": false                    | "required": true    | GET /api/v1/notes: query kind must be given now
          "enum": ["A", "B"]                   | "enum": ["A"]       | GET /api/v1/notes query kind takes only [A] now
          "201"                                | "204"               | POST /api/v1/notes no longer answers 201
          "required": ["text"]                 | "required": ["text", "stars"] | POST /api/v1/notes body/stars must be given now
          "maxLength": 200                     | "maxLength": 100    | POST /api/v1/notes body/text may have only 100 characters now
          "type": "integer", "format": "int32" | "type": "integer", "format": "int64" | POST /api/v1/notes body/stars has another format now
          "type": "integer"                    | "type": "string"    | POST /api/v1/notes body/stars was [integer] and is [string]
          "stars"                              | "points"            | POST /api/v1/notes body/stars is gone
          "id": {"type": "string"}             | "no": {"type": "string"} | GET /api/v1/notes 200/id is gone
          "required": ["id", "text"]           | "required": ["id"]  | GET /api/v1/notes 200/text may be missing now
          """)
  void whatIsTakenIsNamed(String was, String is, String said) {
    assertThat(BEFORE).contains(was);

    assertThat(breaks(BEFORE.replace(was, is))).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "get": {                   | "put": {}, "get": {
          "enum": ["A", "B"]         | "enum": ["A", "B", "C"]
          "enum": ["A", "B"]         | "maxLength": 40, "pattern": "[A-Z]+"
          "parameters": []           | "parameters": [{"in": "header", "name": "X", "required": false}]
          "maxLength": 200           | "maxLength": 300
          "stars":                   | "more": {"type": "string"}, "stars":
          "required": ["text"]       | "required": []
          "id": {"type": "string"}   | "id": {"type": "string"}, "no": {"type": "string"}
          "required": ["id", "text"] | "required": ["id", "text", "replies"]
          """)
  void whatIsAddedIsNoBreak(String was, String is) {
    assertThat(BEFORE).contains(was);

    assertThat(breaks(BEFORE.replace(was, is))).isEmpty();
  }

  private static List<String> breaks(String after) {
    JsonNode before = JsonMapper.shared().readTree(BEFORE);
    return ApiChange.breaks(before, JsonMapper.shared().readTree(after));
  }
}
