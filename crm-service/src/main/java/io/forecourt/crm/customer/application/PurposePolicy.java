package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** The purposes for which a store uses personal data, and the notices that tell customers so. */
@Component
public class PurposePolicy {

  /** A notice in one version; what was shown is proven by its hash. */
  public record Notice(String version, String text) {
    String hash() {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException(missing);
      }
    }
  }

  record Data(List<Purpose> purposes, List<Notice> notices) {}

  private final Policies policies;
  private final BusinessClock clock;
  private final StoreCalendars calendars;

  PurposePolicy(Policies policies, BusinessClock clock, StoreCalendars calendars) {
    this.policies = policies;
    this.clock = clock;
    this.calendars = calendars;
  }

  /**
   * @throws InvalidInput if the store knows no such purpose
   */
  public Purpose purpose(String store, String code) {
    return inForce(store).purposes().stream()
        .filter(purpose -> purpose.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/purpose", "purpose.unknown"));
  }

  Notice notice(String store, String version) {
    return inForce(store).notices().stream()
        .filter(notice -> notice.version().equals(version))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/noticeVersion", "notice.unknown"));
  }

  private Data inForce(String store) {
    return policies.inForce("purposes", Data.class, store, clock.today(calendars.zone(store)));
  }
}
