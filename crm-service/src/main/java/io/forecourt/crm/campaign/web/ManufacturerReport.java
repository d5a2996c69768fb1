package io.forecourt.crm.campaign.web;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignResult;
import io.forecourt.platform.value.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a manufacturer is told of its campaign: one line of figures, nobody named. */
final class ManufacturerReport {
  private static final String FORMULA = "=+-@\t\r";

  private ManufacturerReport() {}

  /** Comma separated, with a head line. */
  static String csv(Campaign.Snapshot campaign, CampaignResult result) {
    CampaignPlan plan = campaign.plan();
    var measured = result.measured();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("number", campaign.number());
    cells.put("store", campaign.store());
    cells.put("name", plan.name());
    cells.put("type", plan.type());
    cells.put("model", text(plan.modelCode()));
    cells.put("from", plan.from().toString());
    cells.put("to", plan.to().toString());
    cells.put("planned", Integer.toString(plan.headsPlanned()));
    cells.put("invited", Integer.toString(measured.invited()));
    cells.put("came", Integer.toString(measured.heads()));
    cells.put("leads", Integer.toString(measured.leads()));
    cells.put("orders", Integer.toString(measured.orders()));
    cells.put("attribution", result.attribution().name());
    cells.put("cost", text(measured.cost()));
    cells.put("costPerLead", text(measured.costPerLead()));
    cells.put("costPerOrder", text(measured.costPerOrder()));
    cells.put("debrief", result.debrief());
    return cells.keySet().stream().collect(Collectors.joining(",", "", "\r\n"))
        + cells.values().stream()
            .map(ManufacturerReport::cell)
            .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Money money -> money.amount().toPlainString();
      case Object other -> other.toString();
    };
  }

  /** Quoted, and never a formula of whoever opens the file. */
  private static String cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
  }
}
