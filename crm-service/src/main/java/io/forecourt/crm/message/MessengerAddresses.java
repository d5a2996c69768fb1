package io.forecourt.crm.message;

import java.util.Optional;

/** Under which account a customer is reached in a messenger; a bean of whoever keeps it. */
public interface MessengerAddresses {

  Optional<String> messenger(String customerId);
}
