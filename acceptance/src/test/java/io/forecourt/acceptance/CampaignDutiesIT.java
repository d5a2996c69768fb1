package io.forecourt.acceptance;

import static io.forecourt.acceptance.CampaignStory.EXECUTOR;
import static io.forecourt.acceptance.CampaignStory.MARKETING;
import static io.forecourt.acceptance.CampaignStory.PLANNER;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Duties that are done by campaigns: planning, inviting, carrying out, measuring. */
@TestMethodOrder(OrderAnnotation.class)
class CampaignDutiesIT {
  private static final String CLOSED = "crm.campaign-closed";

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtWork() {
    house.atWork();
  }

  static Stream<Arguments> closings() {
    return Stream.of(
        closing("GM-13", "gm", story -> story.with("channel", "MEDIA").approvedBy("gm")),
        closing("SD-30", "sd", story -> story),
        closing("SD-75", "sd", story -> story.with("type", "EXHIBITION").team("sd")),
        closing("SM-03", "sm", story -> story.ownedBy("sm")),
        closing("SM-12", "sm", story -> story.with("type", "REGIONAL_ACTION").team("sm")),
        closing("SM-44", "sm", story -> story.with("type", "FORUM").team("sm")),
        closing("SH-20", "sh", story -> story.team("sh")),
        closing("CA-05", "ca", story -> story.with("type", "SERVICE").team("ca")),
        closing("MK-03", MARKETING, story -> story),
        closing("MK-08", PLANNER, story -> story),
        closing("MK-09", PLANNER, story -> story.with("origin", "MANUFACTURER")),
        closing("MK-10", EXECUTOR, story -> story),
        closing("MK-13", EXECUTOR, story -> story.with("type", "LAUNCH")),
        closing("MK-14", EXECUTOR, story -> story.with("type", "SHOW")),
        closing("MK-15", EXECUTOR, story -> story.with("type", "SERVICE")),
        closing("KA-04", "ka", story -> story.with("audience", "GROUP_BUYERS").team("ka")),
        closing("SV-15", "sv", story -> story.with("type", "SERVICE").team("sv")));
  }

  private static Arguments closing(String duty, String person, UnaryOperator<CampaignStory> plan) {
    return Arguments.of(duty, person, plan);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closings")
  @Order(1)
  void aCampaignThatIsClosedWithItsResultSettlesTheDutyOfWhoTookPart(
      String duty, String person, UnaryOperator<CampaignStory> plan) {
    CampaignStory story =
        plan.apply(new CampaignStory(house))
            .approved()
            .running()
            .attended()
            .noted(house.as(EXECUTOR), "FEEDBACK")
            .closed();

    house.duty(duty).of(house.as(person)).isDoneBy(CLOSED, story.id());
  }

  @Test
  @Order(2)
  void aCampaignForAChosenGroupOfCustomersSettlesTheDirectorsDuty() {
    CampaignStory story = new CampaignStory(house).with("headsPlanned", 1).approved();
    house
        .as(MARKETING)
        .post(
            story.path("segments"),
            Map.of(
                "criteria",
                List.of(Map.of("field", "INTEREST", "in", List.of("AURORA-E"))),
                "size",
                50,
                "seed",
                7))
        .created();
    story.invited(1).running().attended().closed();

    house.duty("SD-88").of(house.as("sd")).isDoneBy(CLOSED, story.id());
  }

  @Test
  @Order(2)
  void aPlanWithItsWorkDividedAndAContingencySettlesTheManagersDuty() {
    CampaignStory story = new CampaignStory(house).team("sm").approved();

    house.duty("SM-61").of(house.as("sm")).isDoneBy("crm.campaign-approved", story.id());
    house.duty("MK-04").of(house.as(PLANNER)).isDoneBy("crm.campaign-approved", story.id());
  }

  @Test
  @Order(2)
  void aSchemeThatAnswersAPublicTopicSettlesTheManagersDuty() {
    String topic =
        house
            .as("sm")
            .post(
                "/api/v1/crm/intelligence",
                Map.of(
                    "topic", "PUBLIC_TOPIC",
                    "source", "INTERNET",
                    "text", "everybody speaks of towing",
                    "fields", Map.of()))
            .created()
            .id();

    CampaignStory story =
        new CampaignStory(house).ownedBy("sm").with("intelligenceIds", List.of(topic)).approved();

    house.duty("SM-76").of(house.as("sm")).isDoneBy("crm.campaign-approved", story.id());
  }

  @Test
  @Order(2)
  void invitationsWithTheApprovedWordsSettleTheDutiesOfAgentAndPlanner() {
    CampaignStory story =
        new CampaignStory(house).team("ca").with("headsPlanned", 1).approved().invited(1);

    house.duty("CA-01").of(house.as("ca")).isDoneBy("crm.campaign-invitation-sent", story.id());
    house.duty("MK-05").of(house.as(PLANNER)).isDoneBy("crm.campaign-invitation-sent", story.id());
  }

  @Test
  @Order(2)
  void theInvitedNumberReachedAndADayInOrderSettleTheManagersDuty() {
    CampaignStory story =
        new CampaignStory(house)
            .team("sm")
            .with("headsPlanned", 1)
            .approved()
            .invited(1)
            .running()
            .attended()
            .closed();

    house.duty("SM-62").of(house.as("sm")).isDoneBy(CLOSED, story.id());
  }

  @Test
  @Order(2)
  void aBrandActivityTogetherWithMarketingAndAfterSalesSettlesTheManagersDuty() {
    Person manager = house.as("sm");
    CampaignStory story =
        new CampaignStory(house).with("type", "BRAND").team("sm").approved().running().attended();
    String byMarketing = Coordination.settled(manager, "MARKETING", house.as(MARKETING));
    String byService = Coordination.settled(manager, "SERVICE", house.as("sv"));

    story.closed();

    house
        .duty("SM-75")
        .of(manager)
        .orBy("hr.coordination-closed", byMarketing)
        .orBy("hr.coordination-closed", byService)
        .isDoneBy(CLOSED, story.id());
  }

  @Test
  @Order(2)
  void theMonthlyPlanAndANoteOnItSettleTheMarketingManagersDuty() {
    Person marketing = house.as(MARKETING);
    CampaignStory story =
        new CampaignStory(house)
            .with("period", "MONTH")
            .approved()
            .running()
            .noted(marketing, "STATUS");

    house.duty("MK-01").of(marketing).isDoneBy("crm.campaign-status-noted", story.id());
    story.closed();
  }

  @Test
  @Order(3)
  void aServiceBrandThatWidensTheSourcesOfLeadsSettlesTheManagersDuty() {
    house.clockTo(at(house.today(), LocalTime.of(17, 0)));
    house
        .as("sc")
        .post(
            "/api/v1/crm/leads",
            Map.of("name", "陈思远", "mobile", Dealership.newMobile(), "source", "REFERRAL"))
        .created();
    house.clockTo(at(house.today().plusDays(1), LocalTime.of(10, 0)));
    house.atWork();

    CampaignStory story =
        new CampaignStory(house)
            .with("theme", Map.of("kind", "SERVICE_BRAND", "text", "we come to you"))
            .team("sm")
            .approved()
            .running()
            .attended()
            .closed();

    house.duty("SM-79").of(house.as("sm")).isDoneBy(CLOSED, story.id());
  }

  @Test
  @Order(4)
  void aNoteOnEveryRunningCampaignSettlesTheManagersWeek() {
    house.clockTo(at(nextMonday(), LocalTime.of(10, 0)));
    house.atWork();
    CampaignStory story =
        new CampaignStory(house).approved().running().noted(house.as("sm"), "STATUS").closed();

    house.clockTo(at(nextMonday(), LocalTime.of(10, 0)));

    house.duty("SM-17").of(house.as("sm")).isDoneBy("crm.campaign-status-noted", story.id());
  }

  private LocalDate nextMonday() {
    return house.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }
}
