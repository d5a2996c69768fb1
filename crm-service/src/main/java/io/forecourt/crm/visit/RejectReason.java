package io.forecourt.crm.visit;

/** Why a visit is no lead. */
enum RejectReason {
  PASSING_BY,
  SERVICE,
  ACCOMPANYING,
  COMPETITOR,
  VENDOR,
  MEMBER_CARE,
  OFFICIAL,
  OTHER
}
