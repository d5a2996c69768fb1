package io.forecourt.platform.personal;

/**
 * What a feature does when a person is erased: drop hashes and files, hide rows. The person's key
 * is forgotten by the starter in the same transaction. Must be repeatable.
 */
public interface PersonErasure {
  void erase(String personId);
}
