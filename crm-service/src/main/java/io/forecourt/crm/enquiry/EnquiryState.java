package io.forecourt.crm.enquiry;

import java.util.EnumSet;
import java.util.Set;

/** Where an enquiry stands; only help on the road is on its way and arrives. */
enum EnquiryState {
  OPEN,
  DISPATCHED,
  ARRIVED,
  CLOSED,
  DROPPED;

  Set<EnquiryState> successors() {
    return switch (this) {
      case OPEN -> EnumSet.of(DISPATCHED, CLOSED, DROPPED);
      case DISPATCHED -> EnumSet.of(ARRIVED, CLOSED, DROPPED);
      case ARRIVED -> EnumSet.of(CLOSED, DROPPED);
      case CLOSED, DROPPED -> EnumSet.noneOf(EnquiryState.class);
    };
  }

  boolean canBecome(EnquiryState next) {
    return successors().contains(next);
  }
}
