package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.ConsentBook.RecordConsent;
import io.forecourt.crm.customer.application.ErasureDesk;
import io.forecourt.crm.customer.application.MaskedPerson;
import io.forecourt.crm.customer.domain.AgeGroup;
import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers.Bond;
import io.forecourt.crm.customer.web.ConsentController.ConsentRequest;
import io.forecourt.crm.customer.web.ConsentController.ConsentResponse;
import io.forecourt.crm.customer.web.ErasureController.ErasureResponse;
import java.util.List;
import java.util.SortedSet;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

@Mapper(componentModel = "spring", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface CustomerWebMapper {

  RecordConsent toCommand(ConsentRequest request);

  @Mapping(target = "id", source = "customer.id")
  @Mapping(target = "version", source = "customer.version")
  @Mapping(target = "budget", source = "customer.profile.budget")
  @Mapping(target = "insuranceExpiry", source = "customer.profile.insuranceExpiry")
  @Mapping(target = "stores", source = "bonds")
  CustomerResponse toResponse(
      Customer.Snapshot customer,
      MaskedPerson person,
      SortedSet<String> missing,
      boolean complete,
      AgeGroup ageGroup,
      List<Bond> bonds,
      List<String> allowedActions);

  ConsentResponse toResponse(Consent consent);

  @Mapping(target = "completedBy", source = "progress.completedBy")
  @Mapping(target = "id", source = "progress.request.id")
  @Mapping(target = "customerId", source = "progress.request.customerId")
  @Mapping(target = "requestedBy", source = "progress.request.requestedBy")
  @Mapping(target = "requestedAt", source = "progress.request.requestedAt")
  @Mapping(target = "restrictedUntil", source = "progress.request.restrictedUntil")
  @Mapping(target = "erasedAt", source = "progress.request.erasedAt")
  ErasureResponse toResponse(ErasureDesk.Progress progress);
}
