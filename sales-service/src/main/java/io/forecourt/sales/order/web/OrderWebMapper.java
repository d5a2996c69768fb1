package io.forecourt.sales.order.web;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.application.CancelOrder;
import io.forecourt.sales.order.application.PaymentsOfOrder;
import io.forecourt.sales.order.application.RequestCancellation;
import io.forecourt.sales.order.application.SignContract;
import io.forecourt.sales.order.domain.Car;
import io.forecourt.sales.order.domain.Cover;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.OrderMemento;
import io.forecourt.sales.order.domain.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface OrderWebMapper {

  SignContract toCommand(OrderId orderId, OrderController.ContractRequest request);

  RequestCancellation toCommand(OrderId orderId, OrderController.AskToCancelRequest request);

  CancelOrder toCommand(OrderId orderId, OrderController.CancelRequest request);

  @Mapping(target = "id", source = "order.id.value")
  @Mapping(target = "version", source = "version")
  @Mapping(target = "number", source = "order.contract.number")
  @Mapping(target = "leadId", source = "order.lead.leadId")
  @Mapping(target = "customerId", source = "order.lead.customerId")
  @Mapping(target = "consultantId", source = "order.lead.consultantId")
  @Mapping(target = "store", source = "order.lead.store")
  @Mapping(target = "insurance", source = "order.cover")
  @Mapping(target = "car", source = "car")
  @Mapping(target = "waiting", source = "waiting")
  OrderResponse toResponse(
      OrderMemento order,
      long version,
      Money outstanding,
      List<OrderResponse.GateResponse> gates,
      boolean ready,
      @Nullable Car car,
      @Nullable Waiting waiting,
      List<PaymentsOfOrder.Booked> payments,
      List<String> allowedActions);

  OrderResponse.CarResponse toResponse(Car car);

  OrderResponse.WaitingResponse toResponse(Waiting waiting);

  default OrderResponse.InsuranceResponse toResponse(Cover cover) {
    return new OrderResponse.InsuranceResponse(
        cover.policyInForce().map(Cover.Policy::policyId).orElse(null),
        cover.waiverReason(),
        cover.waivedAt());
  }
}
