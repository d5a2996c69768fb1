package io.forecourt.crm.message.channel;

import java.util.Map;

/**
 * A message in clear, on its way to a provider and nowhere else.
 *
 * @param id our own id; the provider is given it with every attempt
 * @param recipient E.164 number or e-mail address
 * @param template what the provider registered the template as
 * @param parameters of the template, the name among them
 * @param text with everything filled in, for providers that take whole texts
 */
public record OutgoingMessage(
    String id,
    String recipient,
    String template,
    Map<String, String> parameters,
    String subject,
    String text) {

  public OutgoingMessage {
    parameters = Map.copyOf(parameters);
  }

  /** Nothing of a person stands in a log. */
  @Override
  public String toString() {
    return "OutgoingMessage[" + id + "]";
  }
}
