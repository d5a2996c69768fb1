package io.forecourt.crm.campaign.web;

import io.forecourt.crm.campaign.application.Attendance;
import io.forecourt.crm.campaign.application.CampaignCost;
import io.forecourt.crm.campaign.application.CampaignNote;
import io.forecourt.crm.campaign.application.Invitation;
import io.forecourt.crm.campaign.application.Segment;
import io.forecourt.crm.campaign.application.SignInDesk.SignIn;
import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignPlan.Task;
import io.forecourt.crm.campaign.domain.CampaignResult.Measures;
import io.forecourt.crm.campaign.web.CampaignController.CostResponse;
import io.forecourt.crm.campaign.web.CampaignController.NoteResponse;
import io.forecourt.crm.campaign.web.CampaignGuestController.AttendanceResponse;
import io.forecourt.crm.campaign.web.CampaignGuestController.CriterionRequest;
import io.forecourt.crm.campaign.web.CampaignGuestController.InvitationResponse;
import io.forecourt.crm.campaign.web.CampaignGuestController.SegmentResponse;
import io.forecourt.crm.campaign.web.CampaignGuestController.SignInRequest;
import io.forecourt.crm.campaign.web.CampaignPlanRequest.TaskRequest;
import io.forecourt.crm.campaign.web.CampaignResponse.Measured;
import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.platform.value.Mobile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.NullValueMappingStrategy;
import org.mapstruct.ReportingPolicy;

@Mapper(
    componentModel = "spring",
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueIterableMappingStrategy = NullValueMappingStrategy.RETURN_DEFAULT)
interface CampaignWebMapper {

  CampaignPlan toPlan(CampaignPlanRequest request);

  /** Tasks are counted from 1, in the order of the plan. */
  default List<Task> toTasks(List<TaskRequest> requests) {
    List<Task> tasks = new ArrayList<>();
    for (TaskRequest one : requests) {
      tasks.add(
          new Task(
              tasks.size() + 1,
              one.department(),
              one.what(),
              one.ownerId(),
              one.dueOn(),
              null,
              null));
    }
    return tasks;
  }

  @Mapping(target = "teamIds", source = "teamIds")
  @Mapping(target = "measured", source = "measured")
  CampaignResponse toResponse(
      Campaign.Snapshot campaign,
      List<String> teamIds,
      @Nullable Measured measured,
      List<String> allowedActions);

  default Measured toResponse(Measures measures) {
    return new Measured(
        measures.invited(),
        measures.heads(),
        measures.leads(),
        measures.orders(),
        measures.cost(),
        measures.costPerHead(),
        measures.costPerLead(),
        measures.costPerOrder());
  }

  default CostResponse toResponse(CampaignCost cost) {
    return new CostResponse(
        cost.id(), cost.line(), cost.what(), cost.money(), cost.recordedBy(), cost.recordedAt());
  }

  NoteResponse toResponse(CampaignNote note);

  SegmentCriterion toCriterion(CriterionRequest request);

  SegmentResponse toResponse(Segment segment);

  InvitationResponse toResponse(Invitation invitation);

  AttendanceResponse toResponse(Attendance attendance);

  SignIn toCommand(SignInRequest request);

  default Mobile toMobile(String raw) {
    return Mobile.of(raw);
  }
}
