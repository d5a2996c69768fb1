package io.forecourt.crm.complaint.web;

import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.CustomerContact;
import io.forecourt.crm.complaint.domain.DepartmentTask;
import io.forecourt.crm.complaint.domain.Solution;
import io.forecourt.crm.complaint.persistence.ComplaintSummary;
import io.forecourt.crm.complaint.web.ComplaintResponse.ComplaintContact;
import io.forecourt.crm.complaint.web.ComplaintResponse.ComplaintOffer;
import io.forecourt.crm.complaint.web.ComplaintResponse.ComplaintTask;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ComplaintWebMapper {

  @Mapping(target = ".", source = "complaint.grievance")
  @Mapping(target = "id", source = "complaint.id")
  @Mapping(target = "number", source = "complaint.number")
  @Mapping(target = "kind", source = "complaint.kind")
  @Mapping(target = "state", source = "complaint.state")
  @Mapping(target = "level", source = "complaint.level")
  @Mapping(target = "openedAt", source = "complaint.openedAt")
  @Mapping(target = "dueAt", source = "dueAt")
  @Mapping(target = "text", source = "text")
  @Mapping(target = "solution", source = "offer")
  @Mapping(target = "tasks", source = "shownTasks")
  @Mapping(target = "contacts", source = "shownContacts")
  ComplaintResponse toResponse(
      Complaint.Snapshot complaint,
      @Nullable Instant dueAt,
      @Nullable String text,
      @Nullable ComplaintOffer offer,
      List<ComplaintTask> shownTasks,
      List<ComplaintContact> shownContacts,
      List<String> allowedActions);

  @Mapping(target = "store", source = "complaint.storeCode")
  @Mapping(target = "text", ignore = true)
  @Mapping(target = "solution", ignore = true)
  @Mapping(target = "tasks", ignore = true)
  @Mapping(target = "contacts", ignore = true)
  ComplaintResponse toResponse(ComplaintSummary complaint, List<String> allowedActions);

  ComplaintOffer toOffer(Solution solution, @Nullable String text);

  ComplaintTask toTask(DepartmentTask task, @Nullable String text, @Nullable String result);

  @Mapping(target = "evidenceKind", source = "contact.evidence.kind")
  @Mapping(target = "evidenceReference", source = "contact.evidence.reference")
  ComplaintContact toContact(CustomerContact contact, @Nullable String note);
}
