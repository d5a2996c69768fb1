package io.forecourt.crm.call;

/** Who called whom. */
enum CallDirection {
  INBOUND,
  OUTBOUND
}
