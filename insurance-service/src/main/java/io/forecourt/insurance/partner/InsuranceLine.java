package io.forecourt.insurance.partner;

/** What is sold through a partner. */
enum InsuranceLine {
  MOTOR,
  LIFE,
  PROPERTY,
  GROUP
}
