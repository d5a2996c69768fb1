package io.forecourt.platform.policy;

import java.time.LocalDate;

/**
 * The policy data has no version for this store and date: data is missing, no caller did anything
 * wrong.
 */
public final class NoPolicyInForce extends IllegalStateException {
  NoPolicyInForce(String name, String store, LocalDate date) {
    super("policy " + name + " has no version in force for store " + store + " on " + date);
  }
}
