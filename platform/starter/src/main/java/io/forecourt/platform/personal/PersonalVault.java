package io.forecourt.platform.personal;

import java.util.Collection;
import java.util.Optional;

/**
 * Seals personal fields under this service's key for the person. The key is wrapped by a master key
 * from configuration; deleting it erases every sealed field wherever it was copied.
 */
public interface PersonalVault {

  /**
   * @param person id of the customer or staff member
   * @param field name of the field, bound to the ciphertext
   * @return AES-256-GCM ciphertext, URL-safe text
   */
  String seal(String person, String field, String clear);

  /** Makes the keys of persons of whom nothing was sealed yet, all at once. */
  void prepare(Collection<String> persons);

  /**
   * @return empty when the person was erased
   */
  Optional<String> open(String person, String field, String sealed);

  /** Deletes the key; sealed fields can never be read again. */
  void forget(String person);

  /** Keyed hash (HMAC-SHA-256, key outside the database) for exact search. */
  String hash(HashKind kind, String clearNormalised);
}
