package io.forecourt.crm.followup.domain;

/** Why a customer is to be contacted. */
public enum FollowUpKind {
  /** A visitor waits in the showroom and nobody received them yet. */
  RECEPTION,
  /** The first contact of a lead that did not come through the door. */
  FIRST_RESPONSE,
  /** The next contact of an open lead, by the customer's intent or after a quote. */
  NEXT_CONTACT,
  /** The call of customer service to the owner of a delivered car. */
  THREE_DAY_CALL,
  /** The consultant's own call to the owner of a delivered car. */
  OWNER_CALL,
  /** The contact after a cancelled order. */
  WIN_BACK,
  /** Somebody else asks a lost customer whether the loss is one. */
  LOSS_CHECK;

  /** Whether a lead that cannot be reached for it goes to rest. */
  public boolean restsLeadWhenUnreached() {
    return switch (this) {
      case FIRST_RESPONSE, NEXT_CONTACT -> true;
      case RECEPTION, THREE_DAY_CALL, OWNER_CALL, WIN_BACK, LOSS_CHECK -> false;
    };
  }

  /** Whether one order owes it at most once, however often its facts arrive. */
  public boolean oncePerOrder() {
    return switch (this) {
      case THREE_DAY_CALL, OWNER_CALL, WIN_BACK -> true;
      case RECEPTION, FIRST_RESPONSE, NEXT_CONTACT, LOSS_CHECK -> false;
    };
  }

  /** Whether it belongs to the consultant of the lead, and moves with the lead. */
  public boolean followsLead() {
    return switch (this) {
      case FIRST_RESPONSE, NEXT_CONTACT, WIN_BACK -> true;
      case RECEPTION, THREE_DAY_CALL, OWNER_CALL, LOSS_CHECK -> false;
    };
  }
}
