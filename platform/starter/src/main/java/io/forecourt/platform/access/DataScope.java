package io.forecourt.platform.access;

/** How far a caller sees for one action; wider includes narrower. */
public enum DataScope {
  /** What the caller owns. */
  OWN,
  /** What the caller's team owns. */
  TEAM,
  /** All of the caller's stores. */
  STORE,
  /** All stores of the group. */
  GROUP
}
