package io.forecourt.crm.roster;

import io.forecourt.crm.roster.ConsultantSkills.Entry;
import io.forecourt.crm.roster.ConsultantSkills.Skills;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/consultant-skills")
@Tag(name = "Leads")
class ConsultantSkillController {

  record SkillRequest(
      @NotBlank @Size(max = 64) String personId,
      @NotNull @Size(max = 100) @Schema(example = "[\"COMPASS\"]")
          Set<@NotNull @Size(max = 40) @IsCode String> models,
      @NotNull @Size(max = 100) @Schema(example = "[\"QINGYUNPU\"]")
          Set<@NotNull @Size(max = 40) @IsCode String> districts) {}

  record SkillResponse(String personId, Set<String> models, Set<String> districts) {}

  record SkillList(List<SkillResponse> items) {}

  private final ConsultantSkills skills;

  ConsultantSkillController(ConsultantSkills skills) {
    this.skills = skills;
  }

  @GetMapping
  @Permit("crm.consultant-skill.read")
  @Operation(summary = "List what the consultants know best", description = "Those in my scope.")
  SkillList list() {
    return new SkillList(skills.all().stream().map(ConsultantSkillController::body).toList());
  }

  @PostMapping
  @Permit("crm.consultant-skill.say")
  @Operation(
      summary = "Say what a consultant knows best",
      description =
          "Models, or their series, and districts of the customers; replaces what was said before."
              + " The criteria MODEL_SKILL and DISTRICT of the assignment ask for it.")
  ResponseEntity<SkillResponse> say(@Valid @RequestBody SkillRequest request) {
    return ResponseEntity.ok(
        body(
            skills.say(
                new Entry(request.personId(), new Skills(request.models(), request.districts())))));
  }

  private static SkillResponse body(Entry entry) {
    return new SkillResponse(entry.personId(), entry.skills().models(), entry.skills().districts());
  }
}
