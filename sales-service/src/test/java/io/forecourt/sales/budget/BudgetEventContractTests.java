package io.forecourt.sales.budget;

import static io.forecourt.sales.budget.BudgetMother.NOON;
import static io.forecourt.sales.budget.BudgetMother.TODAY;
import static io.forecourt.sales.budget.BudgetMother.approved;
import static io.forecourt.sales.budget.BudgetMother.expense;
import static io.forecourt.sales.budget.BudgetMother.overrun;
import static org.mockito.Mockito.mock;

import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.web.WebAutoConfiguration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class BudgetEventContractTests {

  static Stream<OutgoingEvent> events() {
    Expense expense = expense("80.00");
    return Stream.of(
        BudgetEvents.approved(approved(), NOON, NOON),
        BudgetEvents.recorded(approved(), expense),
        BudgetEvents.recorded(approved(), expense.counterEntry("EX-2", TODAY, "person-fn", NOON)),
        BudgetEvents.raised(overrun()),
        BudgetEvents.closed(overrun().closedWith("less advertising", "person-sd", NOON), NOON),
        BudgetEvents.closed(overrun().undone("person-fn", NOON), NOON));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsToldOfBudgetsKeepsItsContract(OutgoingEvent event) {
    new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(JacksonAutoConfiguration.class, WebAutoConfiguration.class))
        .withPropertyValues(
            "spring.jackson.default-property-inclusion=non_null",
            "forecourt.personal.hash-key=ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=")
        .withBean(JdbcClient.class, () -> mock())
        .withBean(DataSource.class, () -> mock())
        .run(context -> EventContracts.assertValid(event, context.getBean(JsonMapper.class)));
  }
}
