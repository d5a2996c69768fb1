package io.forecourt.sales.order.persistence;

import static io.forecourt.sales.order.domain.OrderMother.CONSULTANT;
import static io.forecourt.sales.order.domain.OrderMother.MANAGER;
import static io.forecourt.sales.order.domain.OrderMother.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.sales.order.domain.Cover;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.OrderMemento;
import io.forecourt.sales.order.domain.OrderMother;
import io.forecourt.sales.order.domain.Orders;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest(properties = "forecourt.inventory.url=http://127.0.0.1:1")
class JdbcOrdersIT {

  @Autowired private Orders orders;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private PersonalVault vault;

  @Test
  void anOrderIsFoundAsItWasSaved() {
    Order order = OrderMother.ready();

    save(order);

    OrderMemento found = orders.get(order.id()).memento();
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(order.memento());
    assertThat(found.version()).isZero();
  }

  @Test
  void wordsAboutABuyerAreKeptUnderTheBuyersKey() {
    Order order = OrderMother.confirmed();
    order.waiveInsurance("Insures with the employer", CONSULTANT, NOON);
    order.requestCancellation("FINANCE_REFUSED", "The bank said no", CONSULTANT, NOON);

    save(order);

    assertThat(orders.get(order.id()).memento())
        .returns("Insures with the employer", found -> found.cover().waiverReason())
        .extracting(OrderMemento::cancellationRequest)
        .returns("The bank said no", request -> request == null ? null : request.note());
    assertThat(
            jdbc.sql("SELECT * FROM sales_order WHERE id = ?")
                .param(order.id().value())
                .query()
                .singleRow()
                .values())
        .noneMatch(value -> value instanceof String text && text.contains("bank"))
        .noneMatch(value -> value instanceof String text && text.contains("employer"));

    transaction(() -> vault.forget(order.lead().customerId()));

    assertThat(orders.get(order.id()).memento().cover())
        .returns(null, Cover::waiverReason)
        .returns(NOON, Cover::waivedAt);
  }

  @Test
  void anEmptyDealIsFoundAsItWasSaved() {
    Order deal = OrderMother.draft();

    save(deal);

    assertThat(orders.ofLead(deal.lead().leadId()))
        .get()
        .returns(deal.lead(), Order::lead)
        .satisfies(found -> assertThat(found.offer()).isEmpty());
  }

  @Test
  void ofTwoWhoReadTheSameVersionTheSecondIsRefused() {
    Order order = OrderMother.confirmed();
    save(order);
    Order first = orders.get(order.id());
    Order second = orders.get(order.id());
    first.requestCancellation("CUSTOMER_WITHDREW", null, CONSULTANT, NOON);
    second.cancel("CUSTOMER_WITHDREW", MANAGER, NOON);

    save(first);

    assertThatExceptionOfType(OptimisticLockingFailureException.class)
        .isThrownBy(() -> save(second));
  }

  @Test
  void aLeadHasOneDeal() {
    Order deal = OrderMother.draft();
    save(deal);

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> save(Order.open(OrderId.next(), deal.lead(), NOON)));
  }

  @Test
  void theOrderThatHoldsACarIsFound() {
    Order order = OrderMother.confirmed();
    order.learn(OrderMother.reserved("vehicle-held", OrderMother.VIN, NOON, 1), NOON);
    save(order);

    assertThat(orders.holding("vehicle-held")).get().returns(order.id(), Order::id);
    assertThat(orders.holding("vehicle-of-nobody")).isEmpty();
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> orders.get(OrderId.next()));
  }

  private void save(Order order) {
    transaction(() -> orders.save(order));
  }

  private void transaction(Runnable work) {
    Callers.asSystem(
        "test", () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run()));
  }
}
