package io.forecourt.insurance.premium;

/** What a reader of a quote must know, in alphabetical order. */
public enum Warning {
  COVER_GAP,
  DEMO_RATES,
  EARLY_RENEWAL,
  ENERGY_SAVING_NOT_ELIGIBLE,
  UNCONFIRMED_TAX_TABLE
}
