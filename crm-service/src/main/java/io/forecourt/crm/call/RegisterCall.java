package io.forecourt.crm.call;

import io.forecourt.platform.value.Mobile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call came in or went out.
 *
 * @param passedToId to whom the caller was passed on
 * @param customerId a customer whom the desk recognised, instead of name and mobile
 * @param calledAt null means now
 */
record RegisterCall(
    CallDirection direction,
    CallTopic topic,
    int ringCount,
    boolean answered,
    boolean companyNamed,
    @Nullable String passedToId,
    @Nullable String customerId,
    @Nullable String name,
    @Nullable Mobile mobile,
    @Nullable String source,
    @Nullable String campaignId,
    @Nullable String district,
    @Nullable String modelCode,
    @Nullable String note,
    @Nullable Instant calledAt) {

  /** Names nobody, so that it may stand in a log. */
  @Override
  public String toString() {
    return "RegisterCall[" + direction + ", " + topic + "]";
  }
}
