package io.forecourt.crm.message;

import io.forecourt.crm.message.MessageController.MessageRequest;
import io.forecourt.crm.message.MessageController.MessageResponse;
import io.forecourt.crm.message.MessageDesk.SendMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.NullValueMappingStrategy;
import org.mapstruct.ReportingPolicy;

@Mapper(
    componentModel = "spring",
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueMapMappingStrategy = NullValueMappingStrategy.RETURN_DEFAULT)
interface MessageWebMapper {

  SendMessage toCommand(MessageRequest request);

  @Mapping(target = "store", source = "message.storeCode")
  @Mapping(target = "requestedBy", source = "message.ownerId")
  MessageResponse toResponse(
      Message message,
      @Nullable String recipient,
      @Nullable String text,
      List<String> allowedActions);
}
