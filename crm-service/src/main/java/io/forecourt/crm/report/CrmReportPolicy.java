package io.forecourt.crm.report;

import io.forecourt.platform.rule.InvalidInput;
import java.util.List;
import java.util.Set;

/** Which reports a store makes. */
record CrmReportPolicy(List<Kind> kinds) {

  /**
   * @param builtOnWorkingDay the figures of a month are frozen on this working day of the next one
   * @param publishers roles that publish it; any one of them is enough
   * @param figures ids of the key figures that it shows
   */
  record Kind(String code, int builtOnWorkingDay, Set<String> publishers, Set<String> figures) {}

  /**
   * @throws InvalidInput if the store makes no such report
   */
  Kind kind(String code) {
    return kinds.stream()
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/kind", "crm-report.unknown-kind"));
  }
}
