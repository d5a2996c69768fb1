package io.forecourt.crm.campaign.domain;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is meant to reach, for whom, with what, and who does it.
 *
 * @param period an event, or the plan of a month or a year that events are part of
 * @param partOfId the plan that it is part of
 * @param headsPlanned how many guests are wanted; 0 invites nobody
 * @param plannerId who writes concept and texts, and signs the result off
 * @param executorId who carries it out
 * @param intelligenceIds market intelligence that it rests on
 */
public record CampaignPlan(
    String name,
    String goal,
    String customerGroup,
    Theme theme,
    Period period,
    @Nullable String partOfId,
    String type,
    String channel,
    Origin origin,
    String audience,
    @Nullable String modelCode,
    LocalDate from,
    LocalDate to,
    int headsPlanned,
    List<BudgetLine> budget,
    List<Task> tasks,
    @Nullable Contingency contingency,
    @Nullable String plannerId,
    @Nullable String executorId,
    List<String> team,
    List<String> intelligenceIds) {

  /** Whose name is made known. */
  public enum ThemeKind {
    CAR_BRAND,
    SERVICE_BRAND
  }

  /** Whose idea it was. */
  public enum Origin {
    OWN,
    MANUFACTURER
  }

  /** What it is a plan of. */
  public enum Period {
    EVENT,
    MONTH,
    YEAR
  }

  /**
   * @param code the quality that a car brand is shown by, for example its handling
   */
  public record Theme(ThemeKind kind, @Nullable String code, String text) {}

  public record BudgetLine(String code, String what, Money amount) {}

  /**
   * What one department does.
   *
   * @param number place in the plan, from 1
   */
  public record Task(
      int number,
      String department,
      String what,
      @Nullable String ownerId,
      LocalDate dueOn,
      @Nullable String doneBy,
      @Nullable Instant doneAt) {

    Task done(String by, Instant at) {
      return new Task(number, department, what, ownerId, dueOn, by, at);
    }
  }

  /** What is done when it goes wrong on the day, and by whom. */
  public record Contingency(String what, String ownerId) {}

  /**
   * @throws InvalidInput if it ends before it begins
   */
  public CampaignPlan {
    budget = List.copyOf(budget);
    tasks = List.copyOf(tasks);
    team = List.copyOf(team);
    intelligenceIds = List.copyOf(intelligenceIds);
    if (to.isBefore(from)) {
      throw new InvalidInput("/to", "campaign.ends-before-it-begins");
    }
  }

  public boolean invites() {
    return headsPlanned > 0;
  }

  public Money budgetTotal() {
    return budget.stream().map(BudgetLine::amount).reduce(Money.zero(), Money::plus);
  }

  CampaignPlan with(List<Task> changed) {
    return with(from, to, changed);
  }

  CampaignPlan moved(LocalDate first, LocalDate last) {
    return with(first, last, tasks);
  }

  private CampaignPlan with(LocalDate first, LocalDate last, List<Task> changed) {
    return new CampaignPlan(
        name,
        goal,
        customerGroup,
        theme,
        period,
        partOfId,
        type,
        channel,
        origin,
        audience,
        modelCode,
        first,
        last,
        headsPlanned,
        budget,
        changed,
        contingency,
        plannerId,
        executorId,
        team,
        intelligenceIds);
  }
}
