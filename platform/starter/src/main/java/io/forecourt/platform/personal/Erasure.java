package io.forecourt.platform.personal;

import java.util.List;

/** Erases a person in this service: the key, then what each feature keeps besides. */
public class Erasure {

  private final PersonalVault vault;
  private final List<PersonErasure> features;

  Erasure(PersonalVault vault, List<PersonErasure> features) {
    this.vault = vault;
    this.features = List.copyOf(features);
  }

  /** In the running transaction. */
  public void erase(String personId) {
    features.forEach(feature -> feature.erase(personId));
    vault.forget(personId);
  }
}
