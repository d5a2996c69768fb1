package io.forecourt.insurance.policy;

/** The two policies of a car. */
public enum PolicyKind {
  COMPULSORY("PC"),
  COMMERCIAL("PM");

  private final String series;

  PolicyKind(String series) {
    this.series = series;
  }

  /** Of its business numbers. */
  String series() {
    return series;
  }
}
