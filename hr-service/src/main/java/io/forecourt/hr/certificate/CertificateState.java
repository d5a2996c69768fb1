package io.forecourt.hr.certificate;

import java.util.Arrays;
import java.util.List;

/** Whether a certificate counts. */
enum CertificateState {
  VALID,
  EXPIRED,
  WITHDRAWN;

  boolean canBecome(CertificateState next) {
    return this == VALID && next != VALID;
  }

  List<CertificateState> next() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
