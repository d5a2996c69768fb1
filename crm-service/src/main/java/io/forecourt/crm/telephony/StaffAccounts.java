package io.forecourt.crm.telephony;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface StaffAccounts extends ListCrudRepository<StaffAccount, String> {

  /** Whose it was at that moment. */
  Optional<StaffAccount>
      findFirstByStoreCodeInAndChannelAndAccountAndValidFromLessThanEqualOrderByValidFromDesc(
          Collection<String> storeCodes, Channel channel, String account, Instant at);
}
