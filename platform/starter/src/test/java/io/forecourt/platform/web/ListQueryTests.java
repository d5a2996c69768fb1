package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListQueryTests {
  private static final String ALL = "SELECT v.* FROM visit v WHERE {scope:v.store_code}";

  @Test
  void whatWasNotSentFiltersNothing() {
    var query = ListQuery.of(ALL).and("v.owner_id = :owner", null).either(null, "a", "b");

    assertThat(query.sql()).isEqualTo(ALL);
    assertThat(query.parameters()).isEmpty();
  }

  @Test
  void whatWasSentIsAPredicateWithItsValueAndOfAnEnumItsName() {
    var query =
        ListQuery.of(ALL)
            .and("v.owner_id = :owner", "p-li")
            .and("v.weekday = :day", DayOfWeek.MONDAY)
            .either(true, "v.received_at IS NULL", "v.received_at IS NOT NULL");

    assertThat(query.sql())
        .isEqualTo(ALL + " AND v.owner_id = :owner AND v.weekday = :day AND v.received_at IS NULL");
    assertThat(query.parameters()).isEqualTo(Map.of("owner", "p-li", "day", "MONDAY"));
  }

  @Test
  void falseIsSent() {
    assertThat(ListQuery.of(ALL).either(false, "a", "b").sql()).isEqualTo(ALL + " AND b");
  }

  @Test
  void aFilterWithoutParameterIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.of(ALL).and("v.open", "anything"));
  }
}
