package io.forecourt.platform.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: is the audit what was written? */
@RestController
class AuditController {

  private final AuditVerification verification;

  AuditController(AuditVerification verification) {
    this.verification = verification;
  }

  @GetMapping("/internal/audit/verification")
  AuditVerification.Report verify(
      @RequestParam(required = false) @Nullable Long position,
      @RequestParam(required = false) @Nullable String hash) {
    return verification.verify(position, hash);
  }
}
