package io.forecourt.insurance.premium;

/**
 * What drives a vehicle. {@code HEV} has no plug and is not listed, {@code ENERGY_SAVING} is listed
 * as energy-saving, {@code PHEV} includes range-extended cars.
 */
public enum Energy {
  ICE,
  HEV,
  ENERGY_SAVING,
  PHEV,
  BEV,
  FCEV;

  /** Whether the clauses and factor ranges for new-energy vehicles apply. */
  public boolean isNewEnergy() {
    return this == PHEV || this == BEV || this == FCEV;
  }

  /** Whether it burns nothing, so that the vehicle tax does not know its displacement. */
  boolean isWithoutEngine() {
    return this == BEV || this == FCEV;
  }
}
