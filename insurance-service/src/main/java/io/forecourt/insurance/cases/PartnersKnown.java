package io.forecourt.insurance.cases;

/** Whom a customer may be sent by; answered by the register of partners. */
public interface PartnersKnown {

  /** Whether the store has an agreement with the partner today. */
  boolean isPartnerOf(String store, String partnerId);
}
