package io.forecourt.sales.order.messaging;

import static io.forecourt.sales.order.domain.OrderMother.CASHIER;
import static io.forecourt.sales.order.domain.OrderMother.CONSULTANT;
import static io.forecourt.sales.order.domain.OrderMother.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.web.WebAutoConfiguration;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderEvent;
import io.forecourt.sales.order.domain.OrderMother;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What an order tells fits the schema of the contract, and what it learns is read from one. */
class EventContractTests {

  record Told(Order order, OrderEvent event) {}

  @ParameterizedTest
  @MethodSource("everythingTold")
  void whatIsToldFitsItsSchema(Told told) {
    onTheWire(
        json ->
            OrderMessages.of(told.order(), told.event())
                .ifPresent(
                    message ->
                        EventContracts.assertValid(
                            message.type(), json.writeValueAsString(message.payload()))));
  }

  @Test
  void everyKindOfEventIsAmongThem() {
    Set<Class<?>> told =
        everythingTold().map(Told::event).map(Object::getClass).collect(Collectors.toSet());

    assertThat(told).containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          io.forecourt.crm.lead-assigned.v1|{"leadId":"l","customerId":"c","consultantId":"p","rule":"LOAD"}
          io.forecourt.crm.lead-reassigned.v1|{"leadId":"l","customerId":"c","consultantId":"p","rule":"LEFT"}
          io.forecourt.crm.customer-lost.v1|{"leadId":"l","customerId":"c","reasonCode":"PRICE"}
          io.forecourt.inventory.vehicle-reserved.v1|{"vehicleId":"v","vin":"LSVAA4182E2184847","orderId":"o","modelCode":"M","colour":"W"}
          io.forecourt.inventory.vehicle-released.v1|{"vehicleId":"v","vin":"LSVAA4182E2184847","orderId":"o","reasonCode":"CANCELLED"}
          io.forecourt.inventory.vehicle-queued.v1|{"orderId":"o","modelCode":"M","position":1}
          io.forecourt.inventory.reservation-refused.v1|{"orderId":"o","modelCode":"M","reasonCode":"NO_STOCK"}
          io.forecourt.inventory.pdi-passed.v1|{"vehicleId":"v","vin":"LSVAA4182E2184847","orderId":"o","inspectionId":"i","inspectedBy":"p","passedAt":"2026-11-21T04:00:00Z"}
          io.forecourt.inventory.pdi-failed.v1|{"vehicleId":"v","vin":"LSVAA4182E2184847","inspectionId":"i","inspectedBy":"p","faults":["PAINT"]}
          io.forecourt.inventory.vehicle-damaged.v1|{"vehicleId":"v","vin":"LSVAA4182E2184847","orderId":"o","reasonCode":"YARD"}
          io.forecourt.insurance.policy-cancelled.v1|{"policyId":"p","reasonCode":"CAR_CHANGED"}
          io.forecourt.inventory.vehicle-file-completed.v1|{"vehicleId":"v","vin":"LSVAA4182E2184847","completedBy":"p"}
          io.forecourt.insurance.policy-issued.v1|{"policyId":"p","number":"n","kind":"COMPULSORY","orderId":"o","customerId":"c","vin":"LSVAA4182E2184847","insurerCode":"PICC","startDate":"2026-11-22","endDate":"2027-11-21","premium":{"amount":"950.00","currency":"CNY"},"renewalDate":"2027-11-22","issuedBy":"p"}
          """)
  void whatIsLearnedIsReadFromWhatTheContractAllows(String type, String payload) {
    EventContracts.assertValid(type, payload);

    onTheWire(
        json ->
            assertThat(json.readValue(payload, readAs(type)))
                .hasNoNullFieldsOrPropertiesExcept("orderId"));
  }

  private static Class<?> readAs(String type) {
    return switch (type.substring("io.forecourt.".length())) {
      case "crm.lead-assigned.v1", "crm.lead-reassigned.v1" -> LeadReactions.LeadAssignment.class;
      case "crm.customer-lost.v1" -> LeadReactions.LeadLoss.class;
      case "inventory.pdi-passed.v1" -> CarReactions.Inspected.class;
      case "inventory.vehicle-queued.v1" -> CarReactions.Queued.class;
      case "inventory.reservation-refused.v1" -> CarReactions.Refused.class;
      case "insurance.policy-cancelled.v1" -> PolicyReactions.Cancelled.class;
      case "insurance.policy-issued.v1" -> PolicyReactions.Policy.class;
      default -> CarReactions.CarNews.class;
    };
  }

  static Stream<Told> everythingTold() {
    Order sold = OrderMother.delivered();
    sold.invoice("INV-EAST-20261121-0001", CASHIER, NOON);
    Order expired = OrderMother.quoted();
    expired.expireOffer(NOON.plus(Duration.ofDays(8)));
    Order unpaid = OrderMother.scheduledFor(NOON.plus(Duration.ofHours(6)));
    unpaid.remindOfPayment(NOON);
    unpaid.blockUnpaidDelivery(NOON);
    unpaid.requestCancellation("CUSTOMER_WITHDREW", null, CONSULTANT, NOON);
    unpaid.decideCancellation(true, OrderMother.MANAGER, NOON);
    List<Told> all = new ArrayList<>();
    for (Order order : List.of(sold, expired, unpaid)) {
      order.news().forEach(event -> all.add(new Told(order, event)));
    }
    return all.stream();
  }

  private static void onTheWire(java.util.function.Consumer<JsonMapper> check) {
    new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(JacksonAutoConfiguration.class, WebAutoConfiguration.class))
        .withPropertyValues(
            "spring.jackson.default-property-inclusion=non_null",
            "forecourt.personal.hash-key=ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=")
        .withBean(JdbcClient.class, () -> mock())
        .withBean(DataSource.class, () -> mock())
        .run(context -> check.accept(context.getBean(JsonMapper.class)));
  }
}
