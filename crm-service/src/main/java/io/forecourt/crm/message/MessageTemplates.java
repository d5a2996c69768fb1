package io.forecourt.crm.message;

import io.forecourt.crm.message.channel.Channel;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts that a store sends, as data. */
@Component
class MessageTemplates {
  static final String NAME = "name";

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

  /**
   * A text with places for the customer's name and for parameters.
   *
   * @param purposes what it may be sent for
   * @param secrets the kind of each parameter that opens something for the customer alone; its
   *     value is a reference, and its place stays open until the message goes to the provider
   * @param subject of an e-mail
   * @param providerTemplate the code under which the provider knows it
   * @param passesQuietHours whether the contract cannot wait for the morning
   */
  record Template(
      String code,
      Channel channel,
      Set<String> purposes,
      List<String> parameters,
      String text,
      @Nullable String subject,
      @Nullable String providerTemplate,
      @Nullable Boolean passesQuietHours,
      @Nullable Map<String, String> secrets) {

    Template {
      secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** The kind of each parameter that is a secret. */
    @Override
    public Map<String, String> secrets() {
      return Objects.requireNonNull(secrets);
    }

    String registeredAs() {
      return providerTemplate == null ? code : providerTemplate;
    }

    String subjectOrCode() {
      return subject == null ? code : subject;
    }

    boolean isUrgent() {
      return Boolean.TRUE.equals(passesQuietHours);
    }

    /**
     * The text, with the places of secrets left open.
     *
     * @throws InvalidInput naming every parameter that is missing or unknown
     */
    String fill(String customerName, Map<String, String> values) {
      List<InvalidInput.Field> wrong = new ArrayList<>();
      for (String parameter : parameters) {
        if (!values.containsKey(parameter)) {
          wrong.add(new InvalidInput.Field("/parameters/" + parameter, "field.required"));
        }
      }
      if (values.keySet().stream().anyMatch(given -> !parameters.contains(given))) {
        wrong.add(new InvalidInput.Field("/parameters", "message.unknown-parameter"));
      }
      if (!wrong.isEmpty()) {
        throw new InvalidInput(wrong);
      }
      Map<String, String> shown = new HashMap<>(values);
      secrets().keySet().forEach(shown::remove);
      shown.put(NAME, customerName);
      return filled(text, shown);
    }

    /** The filled text, for the customer alone. */
    static String filled(String text, Map<String, String> values) {
      return PLACE
          .matcher(text)
          .replaceAll(
              place ->
                  Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
  }

  record Data(List<Template> templates) {}

  private final Policies policies;
  private final BusinessClock clock;
  private final StoreCalendars calendars;

  MessageTemplates(Policies policies, BusinessClock clock, StoreCalendars calendars) {
    this.policies = policies;
    this.clock = clock;
    this.calendars = calendars;
  }

  /**
   * @throws InvalidInput if the store has no such template
   */
  Template inForce(String store, String code) {
    Data data =
        policies.inForce(
            "message-templates", Data.class, store, clock.today(calendars.zone(store)));
    return data.templates().stream()
        .filter(template -> template.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/template", "message.unknown-template"));
  }
}
