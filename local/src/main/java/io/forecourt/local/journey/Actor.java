package io.forecourt.local.journey;

import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;

/**
 * Who acts.
 *
 * @param personId the person, or empty for the first one with the role
 */
record Actor(Role role, Store store, String personId) {

  static Actor of(Role role, Store store) {
    return new Actor(role, store, "");
  }
}
