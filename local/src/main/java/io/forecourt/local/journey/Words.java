package io.forecourt.local.journey;

import io.forecourt.local.api.Event;
import io.forecourt.local.api.Store;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Events and handlers in the words of a dealership. */
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(Store.ZONE);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).withZone(Store.ZONE);

  private final UnaryOperator<String> nameOfPerson;

  /**
   * @param nameOfPerson the login name of a person id
   */
  Words(UnaryOperator<String> nameOfPerson) {
    this.nameOfPerson = nameOfPerson;
  }

  /** The event with what in it matters. */
  String of(Event event) {
    return switch (event.name()) {
      case "LeadAssigned", "LeadReassigned" ->
          event.name() + " to " + person(event, "consultantId") + rule(event.text("rule"));
      case "DealStageChanged" -> "deal " + stage(event);
      case "QuoteIssued" ->
          "QuoteIssued version " + event.text("version") + " of " + money(event, "total");
      case "VehicleHeld" -> "VehicleHeld for 30 minutes";
      case "ContractSigned" -> "ContractSigned " + event.text("number");
      case "DepositReceived" -> "DepositReceived " + money(event, "amount");
      case "PaymentReceived" ->
          "PaymentReceived %s, %s outstanding"
              .formatted(money(event, "amount"), money(event, "outstanding"));
      case "OrderPlaced" -> "OrderPlaced " + event.text("number");
      case "VehicleReserved" -> "VehicleReserved " + event.text("vin");
      case "VehicleReleased" -> "VehicleReleased " + event.text("vin") + reason(event);
      case "VehicleQueued" -> "VehicleQueued at place " + event.text("position");
      case "ReservationRefused" -> "ReservationRefused" + reason(event);
      case "DeliveryScheduled" -> "DeliveryScheduled " + moment(event.text("slotAt"));
      case "DeliveryBlocked" -> "DeliveryBlocked" + reason(event);
      case "VehicleDelivered" -> "VehicleDelivered " + event.text("vin");
      case "PolicyIssued" ->
          "PolicyIssued %s, renewal from %s"
              .formatted(event.text("number"), event.text("renewalDate"));
      case "PremiumQuoted" -> "PremiumQuoted" + optionalMoney(event);
      case "FollowUpScheduled" ->
          "FollowUpScheduled %s for %s, due %s"
              .formatted(
                  lower(event.text("kind")), person(event, "ownerId"), moment(event.text("dueAt")));
      case "FollowUpCompleted" ->
          "FollowUpCompleted "
              + lower(event.text("outcome"))
              + (event.data().path("onTime").asBoolean(false) ? ", in time" : "");
      case "FollowUpOverdue" -> "FollowUpOverdue of " + person(event, "ownerId");
      case "CustomerProfileUpdated" -> "CustomerProfileUpdated" + changed(event);
      case "DutyChecked", "DutyOverdue", "DutyDue" ->
          "%s (%s)".formatted(event.text("dutyId"), person(event, "personId"));
      case "ComplaintOpened", "ComplaintReopened" ->
          event.name() + " for " + person(event, "ownerId");
      case "ComplaintEscalated" ->
          "ComplaintEscalated to level %s, %s"
              .formatted(event.text("level"), person(event, "ownerId"));
      case "ComplaintTaskAssigned", "ComplaintTaskClosed" ->
          "%s (%s)".formatted(event.name(), lower(event.text("department")));
      case "ComplaintClosed" -> "ComplaintClosed (" + lower(event.text("causeCode")) + ")";
      case "OrderCancelled" -> "OrderCancelled (" + lower(event.text("reasonCode")) + ")";
      default -> event.name();
    };
  }

  /** What a handler did, when no event of its own tells it. */
  static String of(String service, String handler, String eventName) {
    return switch (service + " " + eventName) {
      case "sales LeadAssigned" -> "deal opened";
      case "sales VehicleReserved" -> "car noted in the order";
      case "sales PdiPassed" -> "inspection gate closed";
      case "sales VehicleFileCompleted" -> "papers gate closed";
      case "sales PolicyIssued" -> "insurance gate closed";
      case "crm OrderPlaced" -> "lead won";
      case "crm VehicleDelivered" -> "car noted with its owner";
      case "inventory VehicleDelivered" -> "car out of stock";
      case "inventory DeliveryScheduled" -> "inspection opened";
      case "insurance VehicleDelivered" -> "renewal clock started";
      case "insurance OrderPlaced" -> "insurance case opened";
      case "insurance VehicleReserved" -> "car noted in the case";
      case "insurance VehicleReleased" -> "car taken out of the case";
      case "sales VehicleReleased" -> "car taken out of the order";
      case "sales ReservationRefused" -> "missing car noted in the order";
      case "insurance OrderCancelled" -> "insurance case closed";
      case "sales VehicleQueued" -> "place in the queue noted";
      case "crm DealStageChanged" -> "stage noted in the lead";
      case "crm OrderCancelled" -> "lead put to sleep";
      default -> {
        String method = handler.substring(handler.lastIndexOf('.') + 1);
        yield method
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replace('-', ' ')
            + " on "
            + eventName;
      }
    };
  }

  /**
   * One line a service, in the order in which each first spoke; equal phrases once, with their
   * number.
   */
  static Map<String, List<String>> lines(List<Map.Entry<String, String>> phrases) {
    Map<String, Map<String, Integer>> counted = new LinkedHashMap<>();
    for (Map.Entry<String, String> phrase : phrases) {
      counted
          .computeIfAbsent(phrase.getKey(), _ -> new LinkedHashMap<>())
          .merge(phrase.getValue(), 1, Integer::sum);
    }
    Map<String, List<String>> lines = new LinkedHashMap<>();
    counted.forEach(
        (service, count) -> {
          List<String> words = new ArrayList<>();
          count.forEach((words1, times) -> words.add(times == 1 ? words1 : words1 + " ×" + times));
          lines.put(service, words);
        });
    return lines;
  }

  /** Joins phrases with commas into lines of at most so many characters. */
  static List<String> wrapped(List<String> phrases, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < phrases.size(); i++) {
      String phrase = phrases.get(i) + (i < phrases.size() - 1 ? "," : "");
      if (!line.isEmpty() && line.length() + 1 + phrase.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(phrase);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  static String moment(String instant) {
    try {
      Instant moment = Instant.parse(instant);
      boolean midnight = moment.atZone(Store.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
      return midnight ? "end of " + DAY.format(moment.minusSeconds(1)) : MOMENT.format(moment);
    } catch (DateTimeParseException e) {
      return instant;
    }
  }

  /** Ids in a path are for programs. */
  static String shortPath(String path) {
    return path.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "…");
  }

  private String person(Event event, String field) {
    String id = event.text(field);
    return id.isEmpty() ? "nobody" : nameOfPerson.apply(id);
  }

  private static String stage(Event event) {
    String from = event.text("from");
    return from.isEmpty() || from.equals("NONE")
        ? event.text("to")
        : from + " → " + event.text("to");
  }

  private static String rule(String rule) {
    return switch (rule) {
      case "FEWEST_OPEN" -> " (on shift, fewest open leads)";
      case "REQUESTED" -> " (asked for)";
      case "SELF_GENERATED" -> " (own lead)";
      case "MANAGER" -> " (manager's decision)";
      default -> "";
    };
  }

  private static String reason(Event event) {
    String reason =
        event.text("reason").isEmpty() ? event.text("reasonCode") : event.text("reason");
    return reason.isEmpty() ? "" : " (" + lower(reason) + ")";
  }

  private static String changed(Event event) {
    List<String> fields = new ArrayList<>();
    event.data().path("changed").forEach(field -> fields.add(field.asString("")));
    return fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
  }

  private static String optionalMoney(Event event) {
    for (String field : List.of("total", "premium", "amount")) {
      if (!event.data().path(field).isMissingNode()) {
        return " " + money(event, field);
      }
    }
    return "";
  }

  private static String money(Event event, String field) {
    JsonNode money = event.data().path(field);
    return money.isObject()
        ? money.path("amount").asString("") + " " + money.path("currency").asString("")
        : money.asString("");
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
