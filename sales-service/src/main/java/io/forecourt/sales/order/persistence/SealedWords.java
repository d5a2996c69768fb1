package io.forecourt.sales.order.persistence;

import io.forecourt.platform.personal.PersonalVault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whatever people write about a buyer may name the buyer: it is kept under the buyer's key. The
 * text says whose key it is, since an order may name another customer after a merge.
 */
@Component
class SealedWords {
  private static final String FIELD = "note";
  private static final char END_OF_OWNER = ':';

  private final PersonalVault vault;

  SealedWords(PersonalVault vault) {
    this.vault = vault;
  }

  @Nullable String seal(String customerId, @Nullable String words) {
    return words == null ? null : customerId + END_OF_OWNER + vault.seal(customerId, FIELD, words);
  }

  /** Nothing once the buyer was erased. */
  @Nullable String open(@Nullable String sealed) {
    if (sealed == null) {
      return null;
    }
    int end = sealed.indexOf(END_OF_OWNER);
    return vault.open(sealed.substring(0, end), FIELD, sealed.substring(end + 1)).orElse(null);
  }
}
