package io.forecourt.insurance.premium;

/** What an insurer has a rate of commission for. */
public enum Product {
  COMPULSORY,
  COMMERCIAL_ICE,
  COMMERCIAL_NEV;

  /** The commercial cover of a vehicle. */
  public static Product commercialOf(Energy energy) {
    return energy.isNewEnergy() ? COMMERCIAL_NEV : COMMERCIAL_ICE;
  }
}
