package io.forecourt.crm.visit;

import io.forecourt.crm.visit.VisitController.VisitRequest;
import io.forecourt.crm.visit.VisitController.VisitResponse;
import io.forecourt.platform.value.Mobile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface VisitWebMapper {

  RegisterVisit toCommand(VisitRequest request);

  @Mapping(target = "store", source = "visit.storeCode")
  @Mapping(target = "consultantId", source = "visit.ownerId")
  VisitResponse toResponse(
      Visit visit,
      @Nullable Boolean receivedOnTime,
      @Nullable String note,
      List<String> allowedActions);

  default @Nullable Mobile toMobile(@Nullable String raw) {
    return raw == null ? null : Mobile.of(raw);
  }
}
