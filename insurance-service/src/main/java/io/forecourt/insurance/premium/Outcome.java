package io.forecourt.insurance.premium;

/** A part of a calculation, or the reason why there is none. */
sealed interface Outcome<T> {

  record Rated<T>(T part) implements Outcome<T> {}

  record Refused<T>(ErrorCode code) implements Outcome<T> {}

  static <T> Outcome<T> refused(ErrorCode code) {
    return new Refused<>(code);
  }
}
