package io.forecourt.crm.satisfaction;

import static io.forecourt.crm.satisfaction.SatisfactionMother.NOON;
import static io.forecourt.crm.satisfaction.SatisfactionMother.action;
import static io.forecourt.crm.satisfaction.SatisfactionMother.draft;
import static io.forecourt.crm.satisfaction.SatisfactionMother.weakItem;
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

class SatisfactionEventContractTests {

  static Stream<OutgoingEvent> events() {
    SatisfactionPlan approved = draft().submitted().approved("p-sd", NOON);
    SatisfactionAction closed = action().done("sealed", "p-sh", NOON).verified(true, "p-si", NOON);
    return Stream.of(
        SatisfactionEvents.approved(approved),
        SatisfactionEvents.opened(approved, action()),
        SatisfactionEvents.overdue(approved, action().late()),
        SatisfactionEvents.closed(approved, closed, weakItem(), 0),
        SatisfactionEvents.closed(approved, closed, null, null),
        SatisfactionEvents.found(weakItem()),
        SatisfactionEvents.unattended(weakItem()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatSatisfactionTellsKeepsItsContract(OutgoingEvent event) {
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
