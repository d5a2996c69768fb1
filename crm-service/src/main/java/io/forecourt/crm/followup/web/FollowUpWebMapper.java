package io.forecourt.crm.followup.web;

import io.forecourt.crm.followup.application.FollowUpDesk.RecordContact;
import io.forecourt.crm.followup.domain.ContactAttempt;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.persistence.FollowUpSummary;
import io.forecourt.crm.followup.web.FollowUpController.ContactRequest;
import io.forecourt.crm.followup.web.FollowUpResponse.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface FollowUpWebMapper {

  RecordContact toCommand(String followUpId, ContactRequest request);

  @Mapping(target = ".", source = "followUp.plan")
  @Mapping(target = "id", source = "followUp.id")
  @Mapping(target = "grade", source = "followUp.plan.basis.grade")
  @Mapping(target = "policy", source = "followUp.plan.basis.policy")
  @Mapping(target = "attempts", source = "shown")
  FollowUpResponse toResponse(
      FollowUp.Snapshot followUp,
      long failedAttempts,
      List<Attempt> shown,
      List<String> allowedActions);

  @Mapping(target = "store", source = "followUp.storeCode")
  @Mapping(target = "attempts", ignore = true)
  FollowUpResponse toResponse(FollowUpSummary followUp, List<String> allowedActions);

  @Mapping(target = "evidenceKind", source = "attempt.evidence.kind")
  @Mapping(target = "evidenceReference", source = "attempt.evidence.reference")
  @Mapping(target = "note", source = "note")
  Attempt toAttempt(ContactAttempt attempt, @Nullable String note);
}
