package io.forecourt.crm.campaign.messaging;

import static org.mockito.Mockito.mock;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignEvent;
import io.forecourt.crm.campaign.domain.CampaignMother;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.web.WebAutoConfiguration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class CampaignEventContractTests {
  private static final Instant NOON = CampaignMother.NOON;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  static Stream<CampaignEvent> events() {
    Campaign running = CampaignMother.running();
    Campaign.Snapshot campaign = CampaignMother.approved(60).snapshot();
    return Stream.of(
        new CampaignEvent.CampaignApproved(campaign, 2, "LOYALTY", NOON),
        new CampaignEvent.CampaignApproved(CampaignMother.approved(0).snapshot(), 0, null, NOON),
        new CampaignEvent.CampaignStarted(running.snapshot(), NOON),
        new CampaignEvent.CampaignClosed(running.snapshot(), CampaignMother.result(), NOON),
        new CampaignEvent.CampaignCancelled(CampaignMother.draft(1).snapshot(), "p-mk", NOON),
        new CampaignEvent.CampaignMoved(campaign, NOON),
        new CampaignEvent.CampaignInvitationSent(campaign, "c-1", "p-ca", "m-1", 60, NOON),
        new CampaignEvent.CampaignInvitationsShort(campaign, 59, NOON),
        new CampaignEvent.CampaignAttended(campaign, "c-1", "l-1", true, 1, NOON),
        new CampaignEvent.CampaignAttended(campaign, "c-1", null, false, 1, NOON),
        new CampaignEvent.CampaignCrisisRaised(campaign, "n-1", "p-sm", "p-rc", NOON),
        new CampaignEvent.CampaignStatusNoted(campaign, "n-1", "p-sm", NOON),
        new CampaignEvent.CampaignStatusDue(campaign, LocalDate.of(2026, 12, 7), NOON));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatCampaignsTellKeepsItsContract(CampaignEvent event) {
    new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(JacksonAutoConfiguration.class, WebAutoConfiguration.class))
        .withPropertyValues(
            "spring.jackson.default-property-inclusion=non_null",
            "forecourt.personal.hash-key=ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=")
        .withBean(JdbcClient.class, () -> mock())
        .withBean(DataSource.class, () -> mock())
        .run(
            context ->
                EventContracts.assertValid(
                    CampaignEventMessages.message(event, ZONE), context.getBean(JsonMapper.class)));
  }
}
