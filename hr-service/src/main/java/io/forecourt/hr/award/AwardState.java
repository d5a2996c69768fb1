package io.forecourt.hr.award;

import io.forecourt.platform.approval.ApprovalState;

/** What became of a proposal. */
enum AwardState {
  PROPOSED,
  AWARDED,
  REJECTED,
  WITHDRAWN;

  static AwardState of(ApprovalState decision) {
    return switch (decision) {
      case PENDING -> PROPOSED;
      case APPROVED -> AWARDED;
      case REJECTED -> REJECTED;
      case WITHDRAWN -> WITHDRAWN;
    };
  }
}
