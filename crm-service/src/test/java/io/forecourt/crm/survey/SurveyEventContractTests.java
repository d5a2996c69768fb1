package io.forecourt.crm.survey;

import static io.forecourt.crm.survey.SurveyMother.NOON;
import static org.mockito.Mockito.mock;

import io.forecourt.crm.questionnaire.Measured;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.PersonScores.Told;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.web.WebAutoConfiguration;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class SurveyEventContractTests {
  private static final BigDecimal SCORE = new BigDecimal("90.00");

  static Stream<OutgoingEvent> events() {
    Survey answered = SurveyMother.answered();
    ScoreSheet sheet =
        ScoreSheet.of(
            List.of(
                new ScoreSheet.Filled(
                    SurveyMother.ASKED, answered.gradesByItem(), SCORE, true, "p-sc", "p-in")),
            Map.of(),
            new ScoreSheet.Measure(new BigDecimal("85"), new BigDecimal("95"), 1, _ -> true));
    return Stream.of(
        SurveyEvents.issued(SurveyMother.issued()),
        SurveyEvents.issued(SurveyMother.issued().askedBy("p-si")),
        SurveyEvents.answered(
            answered,
            false,
            Map.of(
                Measured.CONSULTANT,
                new Told("p-sc", SCORE, SCORE, SCORE, false),
                Measured.INSURANCE,
                new Told("p-in", SCORE, SCORE, null, true))),
        SurveyEvents.answered(answered, true, Map.of()),
        SurveyEvents.expired(SurveyMother.issued()),
        SurveyEvents.voided(SurveyMother.voided()),
        SurveyEvents.closed(closed(sheet), sheet, NOON, NOON),
        SurveyEvents.closed(closed(empty()), empty(), NOON, NOON));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatSurveysTellKeepsItsContract(OutgoingEvent event) {
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

  private static ScoreSheet empty() {
    return new ScoreSheet(null, null, List.of());
  }

  private static SurveyPeriod closed(ScoreSheet sheet) {
    return SurveyPeriod.open(
            "EAST", SurveyKind.SSI, YearMonth.of(2026, 11), 7, BigDecimal.ONE, NOON)
        .closed(
            new SurveyPeriod.Counts(3, 2, 1, 0),
            new SurveyPeriod.Outcome(sheet.score(), sheet.verySatisfiedShare(), null, 0),
            null,
            NOON);
  }
}
