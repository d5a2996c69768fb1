package io.forecourt.crm.customer.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** How well the files of a store are kept. */
public interface FileQuality {

  /**
   * @param emptyFields how many files lack a mandatory field, by its name
   */
  record Quality(int customers, int complete, Map<String, Integer> emptyFields) {
    public Quality {
      emptyFields = Map.copyOf(emptyFields);
    }
  }

  /**
   * Of the customers that the store knows and that were registered in this time; who is restricted
   * or erased is not counted.
   */
  Quality of(String store, Instant from, Instant to);

  /** Those whose file is complete, or was when they were erased. */
  Set<String> completeAmong(String store, Set<String> customerIds);

  /** Keeps whether a file is complete, before it is emptied. */
  void remember(String store, String customerId);
}
