package io.forecourt.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.testing.WithServers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = DueWorkIT.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"forecourt.time.firing=false", "forecourt.calendar.stores=EAST,WEST"})
@WithServers(broker = false)
class StoreProjectionIT {
  private static final Instant SATURDAY_TEN = Instant.parse("2026-11-21T02:00:00Z");

  @Autowired private DataSource dataSource;
  @Autowired private CalendarProperties defaults;

  private JdbcClient jdbc;

  @BeforeEach
  void begin() {
    jdbc = JdbcClient.create(dataSource);
    jdbc.sql("DELETE FROM store_ref").update();
  }

  private Stores stores() {
    return new Stores(jdbc, defaults);
  }

  private StoreCalendars calendars() {
    return new Calendars(
        stores()::get, new WorkingDays(List.of(new ClassPathResource("policy/working-days.json"))));
  }

  private void opened(String code, String zone, String saturday, String closed) {
    JsonNode data =
        JsonMapper.shared()
            .readTree(
                """
                {"storeCode": "%s", "name": "东店", "zone": "%s",
                 "openingHours": {"SAT": %s, "SUN": ["09:00", "18:00"]}, "closedDates": [%s]}
                """
                    .formatted(code, zone, saturday, closed));
    new StoreProjection(jdbc)
        .apply(
            new IncomingEvent<>(
                "e-1",
                "io.forecourt.hr.store-opened.v1",
                code,
                1,
                SATURDAY_TEN,
                code,
                "system",
                null,
                data),
            UnaryOperator.identity());
  }

  @Test
  void untilHrTellsOfAStoreTheConfiguredHoursHold() {
    assertThat(calendars().zone("EAST")).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(calendars().isOpen("EAST", SATURDAY_TEN)).isTrue();
    assertThat(stores().all()).extracting(Store::code).containsExactly("EAST", "WEST");
  }

  @Test
  void whatHrTellsOfAStoreHoldsAndALaterTellingReplacesIt() {
    opened("NORTH", "Asia/Urumqi", "[\"12:00\", \"20:00\"]", "");
    assertThat(calendars().zone("NORTH")).isEqualTo(ZoneId.of("Asia/Urumqi"));
    assertThat(calendars().isOpen("NORTH", SATURDAY_TEN)).isFalse();
    assertThat(calendars().addStoreHours("NORTH", SATURDAY_TEN, Duration.ofMinutes(30)))
        .isEqualTo(Instant.parse("2026-11-21T06:30:00Z"));

    opened("NORTH", "Asia/Shanghai", "[\"09:00\", \"18:00\"]", "\"2026-11-22\"");
    assertThat(calendars().isOpen("NORTH", SATURDAY_TEN)).isTrue();
    assertThat(calendars().isOpen("NORTH", SATURDAY_TEN.plus(Duration.ofDays(1)))).isFalse();
    assertThat(stores().all()).extracting(Store::code).containsExactly("NORTH");
  }
}
