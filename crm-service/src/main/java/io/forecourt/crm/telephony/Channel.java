package io.forecourt.crm.telephony;

import io.forecourt.crm.evidence.domain.Evidence;

/** Where a record comes from. */
enum Channel {
  CALL(Evidence.Kind.CALL),
  WECOM(Evidence.Kind.MESSAGE);

  private final Evidence.Kind evidence;

  Channel(Evidence.Kind evidence) {
    this.evidence = evidence;
  }

  Evidence.Kind evidence() {
    return evidence;
  }
}
