package io.forecourt.insurance.partner;

/** Who a partner is. */
enum PartnerKind {
  INSURER,
  BANK,
  /** A company whose staff or fleet is insured here. */
  CORPORATE,
  AGENCY
}
