package io.forecourt.insurance.cases;

/** What a customer asked about. */
public enum AdviceTopic {
  COVER,
  PREMIUM,
  CLAIMS,
  PROCEDURE,
  RENEWAL,
  OTHER
}
