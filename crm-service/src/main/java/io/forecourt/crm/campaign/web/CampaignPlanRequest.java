package io.forecourt.crm.campaign.web;

import io.forecourt.crm.campaign.domain.CampaignPlan.Origin;
import io.forecourt.crm.campaign.domain.CampaignPlan.Period;
import io.forecourt.crm.campaign.domain.CampaignPlan.ThemeKind;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of a campaign. */
record CampaignPlanRequest(
    @NotBlank @Size(max = 100) @Schema(example = "Aurora at night") String name,
    @NotBlank @Size(max = 500) @Schema(example = "20 test drives, 3 orders") String goal,
    @NotBlank @Size(max = 200) @Schema(example = "owners of cars older than five years")
        String customerGroup,
    @NotNull @Valid ThemeRequest theme,
    @NotNull @Schema(example = "EVENT") Period period,
    @Size(max = 64) @Schema(nullable = true) @Nullable String partOfId,
    @NotNull @Size(max = 40) @IsCode @Schema(example = "LAUNCH") String type,
    @NotNull @Size(max = 40) @IsCode @Schema(example = "STORE") String channel,
    @NotNull @Schema(example = "OWN") Origin origin,
    @NotNull @Size(max = 40) @IsCode @Schema(example = "RETAIL") String audience,
    @Size(max = 40) @IsCode @Schema(example = "M1") @Nullable String modelCode,
    @NotNull @Schema(example = "2026-12-05") LocalDate from,
    @NotNull @Schema(example = "2026-12-06") LocalDate to,
    @NotNull @Min(0) @Max(100_000) @Schema(example = "60") Integer headsPlanned,
    @NotNull @Size(max = 50) List<@NotNull @Valid BudgetLineRequest> budget,
    @NotNull @Size(max = 50) List<@NotNull @Valid TaskRequest> tasks,
    @Valid @Nullable ContingencyRequest contingency,
    @Size(max = 64) @Nullable String plannerId,
    @Size(max = 64) @Nullable String executorId,
    @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> team,
    @NotNull @Size(max = 20) List<@NotBlank @Size(max = 64) String> intelligenceIds) {

  record ThemeRequest(
      @NotNull @Schema(example = "CAR_BRAND") ThemeKind kind,
      @Size(max = 40) @IsCode @Schema(example = "HANDLING") @Nullable String code,
      @NotBlank @Size(max = 200) @Schema(example = "quick and quiet") String text) {}

  record BudgetLineRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "VENUE") String code,
      @NotBlank @Size(max = 200) @Schema(example = "hall and light") String what,
      @NotNull @IsMoney Money amount) {}

  record TaskRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SHOWROOM") String department,
      @NotBlank @Size(max = 200) @Schema(example = "four consultants at the cars") String what,
      @Size(max = 64) @Nullable String ownerId,
      @NotNull @Schema(example = "2026-12-04") LocalDate dueOn) {}

  record ContingencyRequest(
      @NotBlank @Size(max = 500) @Schema(example = "rain: into the workshop hall") String what,
      @NotBlank @Size(max = 64) String ownerId) {}
}
