package io.forecourt.crm.complaint.domain;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the dealer offers.
 *
 * @param granted whether nobody has to be asked about its cost any more
 */
public record Solution(
    @Nullable String sealedText,
    @Nullable Money cost,
    String proposedBy,
    Instant proposedAt,
    boolean granted) {

  Solution grantedNow() {
    return new Solution(sealedText, cost, proposedBy, proposedAt, true);
  }
}
