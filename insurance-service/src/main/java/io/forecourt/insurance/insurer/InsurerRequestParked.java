package io.forecourt.insurance.insurer;

/**
 * What the insurer says to a request was refused here time and again: somebody has to look. Told
 * inside the service, in the transaction that puts the request aside.
 *
 * @param about id of what the request was made for
 */
public record InsurerRequestParked(String number, InsurerRequest.Kind kind, String about) {}
