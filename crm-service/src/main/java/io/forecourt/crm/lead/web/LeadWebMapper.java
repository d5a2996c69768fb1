package io.forecourt.crm.lead.web;

import io.forecourt.crm.lead.domain.Lead;
import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface LeadWebMapper {

  @Mapping(target = "orderId", source = "lead.salesMark.orderId")
  LeadResponse toResponse(Lead.Snapshot lead, List<String> allowedActions);
}
