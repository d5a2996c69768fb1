package io.forecourt.crm.telephony;

import io.forecourt.crm.message.MessengerAddresses;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is who in the messenger: found by the account's hash, written to by what is sealed. */
@Component
class MessengerContacts implements MessengerAddresses {
  private static final String WHY = "a messenger's account belongs to a customer of the group";
  private static final String ACCOUNT = "account";

  private final ScopedQueries queries;
  private final PersonalVault vault;

  MessengerContacts(ScopedQueries queries, PersonalVault vault) {
    this.queries = queries;
    this.vault = vault;
  }

  /** The newest account of the customer that is still readable. */
  @Override
  public Optional<String> messenger(String customerId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT account_sealed FROM messenger_contact
             WHERE customer_id = :customer AND account_sealed IS NOT NULL
             ORDER BY known_at DESC, account_hash LIMIT 1
            """)
        .param("customer", customerId)
        .query(String.class)
        .optional()
        .flatMap(account -> vault.open(customerId, ACCOUNT, account));
  }

  void remember(String account, String customerId, Instant now) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO messenger_contact (account_hash, customer_id, account_sealed, known_at)
            VALUES (:hash, :customer, :account, :now)
            ON DUPLICATE KEY UPDATE customer_id = :customer, account_sealed = :account, known_at = :now
            """)
        .param("hash", hash(account))
        .param("customer", customerId)
        .param("account", vault.seal(customerId, ACCOUNT, account))
        .param("now", now)
        .update();
  }

  @Nullable String customerOf(String account) {
    return queries
        .unscoped(WHY, "SELECT customer_id FROM messenger_contact WHERE account_hash = :hash")
        .param("hash", hash(account))
        .query(String.class)
        .optional()
        .orElse(null);
  }

  void forget(String customerId) {
    queries
        .unscoped(
            "an erased person is known by no account",
            "DELETE FROM messenger_contact WHERE customer_id = :customer")
        .param("customer", customerId)
        .update();
  }

  private String hash(String account) {
    return vault.hash(HashKind.MESSENGER, account);
  }
}
