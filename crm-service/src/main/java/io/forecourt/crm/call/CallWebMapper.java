package io.forecourt.crm.call;

import io.forecourt.crm.call.CallController.CallRequest;
import io.forecourt.crm.call.CallController.CallResponse;
import io.forecourt.platform.value.Mobile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface CallWebMapper {

  RegisterCall toCommand(CallRequest request);

  @Mapping(target = "store", source = "call.storeCode")
  CallResponse toResponse(Call call, @Nullable String note, List<String> allowedActions);

  default @Nullable Mobile toMobile(@Nullable String raw) {
    return raw == null ? null : Mobile.of(raw);
  }
}
