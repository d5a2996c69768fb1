package io.forecourt.insurance.insurer;

/**
 * An insurer has answered, or has not: told inside the service, in the transaction that stores it.
 *
 * @param about id of what the request was made for
 */
public record InsurerAnswered(
    String number, InsurerRequest.Kind kind, String about, InsurerAnswer answer) {}
