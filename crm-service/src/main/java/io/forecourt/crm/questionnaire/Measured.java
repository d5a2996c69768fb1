package io.forecourt.crm.questionnaire;

/** Whose work an item measures. */
public enum Measured {
  /** Nobody's alone. */
  STORE,
  /** The consultant of the delivery, or who received the service customer. */
  CONSULTANT,
  /** Who issued the insurance policy of the order. */
  INSURANCE
}
