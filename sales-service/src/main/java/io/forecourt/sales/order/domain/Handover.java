package io.forecourt.sales.order.domain;

import java.util.ArrayList;
import java.util.List;

/** The check-list of the handover; everything on it must be done before the customer drives off. */
public record Handover(
    boolean warrantyExplained,
    boolean maintenanceExplained,
    boolean customerSigned,
    boolean papersHandedOver) {

  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!warrantyExplained) {
      missing.add("warrantyExplained");
    }
    if (!maintenanceExplained) {
      missing.add("maintenanceExplained");
    }
    if (!customerSigned) {
      missing.add("customerSigned");
    }
    if (!papersHandedOver) {
      missing.add("papersHandedOver");
    }
    return missing;
  }
}
