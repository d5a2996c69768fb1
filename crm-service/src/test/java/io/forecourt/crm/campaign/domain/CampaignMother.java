package io.forecourt.crm.campaign.domain;

import io.forecourt.crm.campaign.domain.Campaign.AdvertisingCheck;
import io.forecourt.crm.campaign.domain.Campaign.Copy;
import io.forecourt.crm.campaign.domain.CampaignPlan.BudgetLine;
import io.forecourt.crm.campaign.domain.CampaignPlan.Contingency;
import io.forecourt.crm.campaign.domain.CampaignPlan.Origin;
import io.forecourt.crm.campaign.domain.CampaignPlan.Period;
import io.forecourt.crm.campaign.domain.CampaignPlan.Task;
import io.forecourt.crm.campaign.domain.CampaignPlan.Theme;
import io.forecourt.crm.campaign.domain.CampaignPlan.ThemeKind;
import io.forecourt.crm.campaign.domain.CampaignResult.Attribution;
import io.forecourt.crm.campaign.domain.CampaignResult.Measures;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Campaigns in every state. */
public final class CampaignMother {
  public static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 12, 5);

  private CampaignMother() {}

  public static CampaignPlan plan(int heads) {
    return new CampaignPlan(
        "Aurora at night",
        "20 test drives",
        "owners of older cars",
        new Theme(ThemeKind.CAR_BRAND, "HANDLING", "quick and quiet"),
        Period.EVENT,
        null,
        "LAUNCH",
        "STORE",
        Origin.OWN,
        "RETAIL",
        "M1",
        FIRST_DAY,
        FIRST_DAY.plusDays(1),
        heads,
        List.of(
            new BudgetLine("VENUE", "hall", Money.cny("8000.00")),
            new BudgetLine("GIFTS", "umbrellas", Money.cny("2000.00"))),
        List.of(new Task(1, "SHOWROOM", "four consultants", "p-sh", FIRST_DAY, null, null)),
        new Contingency("rain: into the workshop", "p-sm"),
        "p-planner",
        "p-executor",
        List.of("p-ca"),
        List.of());
  }

  public static Campaign draft(int heads) {
    return Campaign.draft("CP-EAST-20261201-0001", "EAST", "p-mk", plan(heads), NOON);
  }

  public static Campaign checked(int heads) {
    Campaign campaign = draft(heads);
    campaign.write(new Copy("drive it home", "come and drive", "p-planner", NOON));
    campaign.checkAdvertising(new AdvertisingCheck(true, "fine", "p-ad", NOON));
    return campaign;
  }

  public static Campaign submitted(int heads) {
    Campaign campaign = checked(heads);
    campaign.submit();
    return campaign;
  }

  public static Campaign approved(int heads) {
    Campaign campaign = submitted(heads);
    campaign.approve("p-sd", 1, null, NOON);
    return campaign;
  }

  public static Campaign inviting() {
    Campaign campaign = approved(60);
    campaign.openInvitations();
    return campaign;
  }

  public static Campaign running() {
    Campaign campaign = inviting();
    campaign.start(FIRST_DAY, NOON);
    return campaign;
  }

  static Campaign closed() {
    Campaign campaign = running();
    campaign.close(result(), 0, NOON);
    return campaign;
  }

  static Campaign cancelled() {
    Campaign campaign = draft(60);
    campaign.cancel("p-mk", NOON);
    return campaign;
  }

  static Campaign in(CampaignState state) {
    return switch (state) {
      case DRAFT -> submitted(60);
      case APPROVED -> approved(60);
      case INVITING -> inviting();
      case RUNNING -> running();
      case CLOSED -> closed();
      case CANCELLED -> cancelled();
    };
  }

  public static CampaignResult result() {
    return new CampaignResult(
        new Measures(60, 40, 12, 3, Money.cny("9000.00")),
        Attribution.FIRST_TOUCH,
        FIRST_DAY.plusDays(31),
        true,
        "good mood",
        List.of(new CampaignResult.Measure("invite earlier", "p-mk", FIRST_DAY.plusDays(20))));
  }
}
