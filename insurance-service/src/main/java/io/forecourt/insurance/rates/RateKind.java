package io.forecourt.insurance.rates;

/** What a file of rate tables is about. */
public enum RateKind {
  /** Compulsory cover, vehicle tax, factors, authority, commission: what all insurers share. */
  TARIFF,
  /** One version of the pure-risk tables of one insurer. */
  INSURER
}
