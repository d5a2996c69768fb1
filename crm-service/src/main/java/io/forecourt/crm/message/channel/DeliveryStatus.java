package io.forecourt.crm.message.channel;

import org.jspecify.annotations.Nullable;

/**
 * The end of a message.
 *
 * @param reasonCode a code of ours; null when it was delivered
 */
public record DeliveryStatus(@Nullable String reasonCode) {

  public static final DeliveryStatus DELIVERED = new DeliveryStatus(null);
}
