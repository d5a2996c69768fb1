package io.forecourt.insurance.cases;

import java.util.Optional;

/** Which version of the underwriting rules customers are told; answered by the rules' feature. */
public interface RulesShown {

  /** Empty while no rules are in force. */
  Optional<String> versionShown(String store);
}
