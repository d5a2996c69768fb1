package io.forecourt.crm.lead.domain;

/** Why a customer did not buy, as the consultant reports it. */
public enum LossReason {
  PRICE,
  COMPETITOR_BRAND,
  OTHER_DEALER,
  NO_STOCK,
  NO_CREDIT,
  NO_LONGER_BUYING,
  UNREACHABLE,
  OTHER
}
