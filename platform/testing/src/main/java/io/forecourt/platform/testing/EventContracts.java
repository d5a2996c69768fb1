package io.forecourt.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.forecourt.platform.event.OutgoingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks payloads against {@code contracts/events/<type>.schema.json}: the producer's and each
 * consumer's test read it.
 */
public final class EventContracts {

  private static final ObjectMapper READER = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private EventContracts() {}

  /**
   * @param json the payload as it is on the wire
   * @throws AssertionError naming every broken rule
   */
  public static void assertValid(String type, String json) {
    JsonNode node;
    try {
      node = READER.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(type + ": the payload is not JSON", e);
    }
    Set<ValidationMessage> broken = schema(type).validate(node);
    if (!broken.isEmpty()) {
      throw new AssertionError(type + " breaks its schema: " + broken + "\npayload: " + json);
    }
  }

  /** As {@link #assertValid(String, String)}, for an event written by this mapper. */
  public static void assertValid(OutgoingEvent event, JsonMapper mapper) {
    assertValid(event.type(), mapper.writeValueAsString(event.data()));
  }

  /** As {@link #assertValid(String, String)}, for an event that a test heard. */
  public static void assertValid(TestEvents.Heard heard) {
    assertValid(heard.type(), heard.json());
  }

  private static JsonSchema schema(String type) {
    return SCHEMAS.computeIfAbsent(
        type,
        _ -> {
          String resource = "contracts/events/" + type + ".schema.json";
          try (InputStream in =
              EventContracts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
              throw new AssertionError("no schema " + resource);
            }
            return FACTORY.getSchema(in, STRICT);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
