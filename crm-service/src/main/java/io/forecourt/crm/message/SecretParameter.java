package io.forecourt.crm.message;

/**
 * A kind of parameter that opens something for the customer alone: a link that is a login, for
 * example. What is stored of a message holds a reference in its place; the feature that knows the
 * secret makes it of that when the message goes to the provider, and no member of staff sees it.
 */
public interface SecretParameter {

  /** As the templates name the kind. */
  String kind();

  /** What the customer is sent. */
  String secretOf(String reference);
}
