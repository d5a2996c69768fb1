package io.forecourt.platform.policy;

/**
 * Declared as a bean, it makes the start read every version of the policy into its type: a wrong
 * file stops the service instead of the first customer.
 *
 * @param name of {@code policy/<name>.json}
 */
public record Policy<T>(String name, Class<T> type) {}
