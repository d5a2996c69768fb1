package io.forecourt.insurance.renewal;

/** A renewal waits until its season; the steps inside the season come with the renewal desk. */
public enum RenewalState {
  /** The renewal date is stored; the case is not open yet. */
  WAITING,
  OPEN,
  REMINDED,
  QUOTED,
  CALLED,
  WON,
  LOST,
  UNREACHED,
  CLOSED_NO_CAR,
  PAUSED
}
