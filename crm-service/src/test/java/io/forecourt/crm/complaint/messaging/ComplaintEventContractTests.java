package io.forecourt.crm.complaint.messaging;

import static io.forecourt.crm.complaint.domain.ComplaintMother.AGENT;
import static io.forecourt.crm.complaint.domain.ComplaintMother.ASK_UNTIL;
import static io.forecourt.crm.complaint.domain.ComplaintMother.CALL;
import static io.forecourt.crm.complaint.domain.ComplaintMother.HEARD;
import static io.forecourt.crm.complaint.domain.ComplaintMother.LIMITS;
import static io.forecourt.crm.complaint.domain.ComplaintMother.inHand;
import static io.forecourt.crm.complaint.domain.ComplaintMother.open;
import static io.forecourt.crm.complaint.domain.ComplaintMother.resolved;
import static org.mockito.Mockito.mock;

import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintEvent;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.web.WebAutoConfiguration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ComplaintEventContractTests {

  static Stream<ComplaintEvent> events() {
    Complaint handled = inHand();
    var assigned = handled.assign("SERVICE", null, null, HEARD, ASK_UNTIL);
    return Stream.of(
        open().opened(),
        open().critical(null, HEARD),
        open().limitPassed(LIMITS.answer(), "p-manager", ASK_UNTIL).orElseThrow(),
        open().link(open(), HEARD),
        assigned,
        handled.completeTask(assigned.task().id(), "p-sv", null, HEARD),
        resolved().reopen(LIMITS, "p-sd", CALL, null, AGENT, HEARD),
        resolved().close("ATTITUDE", CALL, null, AGENT, HEARD));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatComplaintsTellKeepsItsContract(ComplaintEvent event) {
    onTheWire(mapper -> EventContracts.assertValid(ComplaintEventMessages.message(event), mapper));
  }

  private static void onTheWire(Consumer<JsonMapper> check) {
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
