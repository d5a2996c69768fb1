package io.forecourt.crm.message;

import io.forecourt.crm.message.MessageTemplates.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts secrets in their places, at the last moment. */
@Component
class MessageSecrets {
  private final Map<String, SecretParameter> kinds;

  MessageSecrets(List<SecretParameter> kinds) {
    this.kinds =
        kinds.stream().collect(Collectors.toMap(SecretParameter::kind, Function.identity()));
  }

  /** The parameters with each secret instead of its reference. */
  Map<String, String> opened(Template template, Map<String, String> parameters) {
    Map<String, String> opened = new HashMap<>(parameters);
    template
        .secrets()
        .forEach(
            (parameter, kind) ->
                opened.computeIfPresent(
                    parameter, (_, reference) -> kind(kind).secretOf(reference)));
    return opened;
  }

  /**
   * The text with each secret in its place.
   *
   * @param opened what {@link #opened(Template, Map)} gave
   */
  String opened(Template template, String text, Map<String, String> opened) {
    Map<String, String> secrets = new HashMap<>(opened);
    secrets.keySet().retainAll(template.secrets().keySet());
    return Template.filled(text, secrets);
  }

  private SecretParameter kind(String name) {
    SecretParameter kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalStateException("nobody knows secrets of kind " + name);
    }
    return kind;
  }
}
