package io.forecourt.platform.contracts;

import io.forecourt.platform.contracts.Catalogue.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3 document of the house: a channel a topic, a message an event, and for each service
 * what it tells and what it hears. Made from the catalogue, which is the truth, and the schema
 * files, to which it points.
 */
final class AsyncApi {

  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("ce_specversion", "CloudEvents version, 1.0"),
          Map.entry("ce_id", "Id of the event; a repetition has the same"),
          Map.entry("ce_source", "The service that tells it"),
          Map.entry("ce_type", "Type with its version"),
          Map.entry("ce_subject", "Id of the aggregate, also the key of the message"),
          Map.entry("ce_time", "Business time"),
          Map.entry("ce_dataschema", "Path of the schema"),
          Map.entry("ce_sequence", "Counts the events of the aggregate"),
          Map.entry("ce_store", "Code of the store"),
          Map.entry("ce_actor", "Id of the person, or system"),
          Map.entry("ce_onbehalfof", "Id of the person for whom the system acts"),
          Map.entry("ce_causation", "Id of the event or request that caused it"),
          Map.entry("ce_recordedtime", "System time"),
          Map.entry("ce_traceparent", "W3C trace context"));
  private static final List<String> ALWAYS =
      List.of(
          "ce_specversion",
          "ce_id",
          "ce_source",
          "ce_type",
          "ce_subject",
          "ce_time",
          "ce_sequence");

  private final ObjectNode document = JsonMapper.shared().createObjectNode();

  private AsyncApi() {}

  /** Of the events that have a schema: those that are told today. */
  static JsonNode of(Collection<Row> rows, Set<String> schemas) {
    var api = new AsyncApi();
    api.head();
    rows.stream().filter(row -> schemas.contains(row.type())).forEach(api::event);
    return api.document;
  }

  private void head() {
    document.put("asyncapi", "3.0.0");
    document.put("defaultContentType", "application/json");
    document
        .putObject("info")
        .put("title", "Forecourt events")
        .put("version", "1")
        .put(
            "description",
            "CloudEvents 1.0 in binary mode on Kafka. Inside a version changes are additive.");
    ObjectNode headers = document.withObject("/components/schemas/CloudEvent");
    headers.put("type", "object");
    ALWAYS.forEach(headers.withArray("required")::add);
    new TreeMap<>(ATTRIBUTES)
        .forEach(
            (name, meaning) ->
                headers
                    .withObject("/properties")
                    .putObject(name)
                    .put("type", "string")
                    .put("description", meaning));
  }

  private void event(Row row) {
    ObjectNode message = document.withObject("/components/messages").putObject(row.type());
    message.put("name", row.type());
    message.put("title", row.event());
    message.putObject("headers").put("$ref", "#/components/schemas/CloudEvent");
    message
        .putObject("payload")
        .put("schemaFormat", "application/schema+json;version=draft-2020-12")
        .putObject("schema")
        .put("$ref", "events/" + row.type() + ".schema.json");

    ObjectNode channel = document.withObject("/channels").withObject("/" + row.topic());
    channel.put("address", row.topic());
    channel.put("description", "One partition key: " + row.subject());
    channel
        .withObject("/messages")
        .putObject(row.type())
        .put("$ref", "#/components/messages/" + row.type());

    operation(row, row.owner(), "send");
    new TreeSet<>(row.hearers()).forEach(service -> operation(row, service, "receive"));
  }

  private void operation(Row row, String service, String action) {
    String channel = "#/channels/" + row.topic();
    String verb = action.equals("send") ? ".tells." : ".hears.";
    ObjectNode operation =
        document
            .withObject("/operations")
            .withObject("/" + service + verb + row.topic().substring("forecourt.".length()));
    operation.put("action", action);
    operation.putObject("channel").put("$ref", channel);
    operation.withArray("messages").addObject().put("$ref", channel + "/messages/" + row.type());
  }
}
