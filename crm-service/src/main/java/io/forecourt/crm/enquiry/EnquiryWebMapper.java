package io.forecourt.crm.enquiry;

import io.forecourt.crm.enquiry.EnquiryController.EnquiryResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface EnquiryWebMapper {

  @Mapping(target = "store", source = "enquiry.storeCode")
  @Mapping(target = "dispatchedAt", source = "enquiry.help.dispatchedAt")
  @Mapping(target = "arrivedAt", source = "enquiry.help.arrivedAt")
  @Mapping(target = "closedBy", source = "enquiry.answer.closedBy")
  @Mapping(target = "closedAt", source = "enquiry.answer.closedAt")
  @Mapping(target = "question", source = "question")
  @Mapping(target = "place", source = "place")
  @Mapping(target = "helper", source = "helper")
  @Mapping(target = "answer", source = "said")
  EnquiryResponse toResponse(
      Enquiry enquiry,
      @Nullable String question,
      @Nullable String place,
      @Nullable String helper,
      @Nullable String said,
      List<String> allowedActions);

  @Mapping(target = "store", source = "enquiry.storeCode")
  @Mapping(target = "question", ignore = true)
  @Mapping(target = "place", ignore = true)
  @Mapping(target = "helper", ignore = true)
  @Mapping(target = "answer", ignore = true)
  EnquiryResponse toResponse(EnquiryList.Summary enquiry, List<String> allowedActions);
}
