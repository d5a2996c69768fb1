package io.forecourt.crm.telephony;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A call or a message as the system that carried it reports it.
 *
 * @param ownerId who of the staff took part, by the account at that time
 * @param account the extension, or the account in the messenger
 * @param customerId whose number it was; null while nobody is known by it
 * @param numberHash to find the customer by later; gone once the customer is known
 * @param numberSealed under the customer's key, or the record's own while nobody is known
 * @param talkSeconds null for a message
 */
@Table("contact_record")
record ContactRecord(
    @Id String id,
    String sender,
    String recordId,
    Channel channel,
    Direction direction,
    String storeCode,
    @Nullable String ownerId,
    String account,
    @Nullable String customerId,
    @Nullable String numberHash,
    @Nullable String numberSealed,
    Instant startedAt,
    @Nullable Integer talkSeconds,
    @Nullable String recording,
    Instant receivedAt,
    @Version @Nullable Long version) {

  /** Whether another report says the same of the same call or message. */
  boolean says(ContactRecord other) {
    return channel == other.channel
        && direction == other.direction
        && account.equals(other.account)
        && startedAt.equals(other.startedAt)
        && Objects.equals(talkSeconds, other.talkSeconds)
        && Objects.equals(recording, other.recording);
  }

  ContactRecord of(String customer, @Nullable String sealedForCustomer) {
    return with(customer, null, sealedForCustomer);
  }

  ContactRecord withoutNumber() {
    return with(customerId, null, null);
  }

  private ContactRecord with(
      @Nullable String customer, @Nullable String hash, @Nullable String sealed) {
    return new ContactRecord(
        id,
        sender,
        recordId,
        channel,
        direction,
        storeCode,
        ownerId,
        account,
        customer,
        hash,
        sealed,
        startedAt,
        talkSeconds,
        recording,
        receivedAt,
        version);
  }
}
