package io.forecourt.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import io.forecourt.platform.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ColumnTests {

  record Code(@JsonValue String text) {}

  record Inner(int count, @Nullable String remark) {}

  record Row(
      String id,
      long version,
      Code code,
      Inner inner,
      Money price,
      List<String> tags,
      List<Inner> parts,
      boolean open,
      List<String> allowedActions) {}

  @Test
  void aColumnIsAFieldOfTheRowOrOfARecordInsideOfIt() {
    assertThat(Column.of(Row.class))
        .extracting(Column::name)
        .containsExactly(
            "id",
            "code",
            "inner.count",
            "inner.remark",
            "price.amount",
            "price.currency",
            "tags",
            "parts",
            "open");
  }

  @Test
  void numbersAndAmountsAreNumeric() {
    assertThat(Column.of(Row.class))
        .filteredOn(Column::numeric)
        .extracting(Column::name)
        .containsExactly("inner.count", "price.amount");
  }

  @Test
  void aCellIsTheTextOfTheFieldAndAListStandsInOneCell() {
    JsonNode row =
        JsonMapper.shared()
            .readTree(
                """
                {"id":"r-1","code":"C","inner":{"count":3},
                 "price":{"amount":"30000.00","currency":"CNY"},
                 "tags":["a","b"],"parts":[{"count":1}],"open":true}
                """);

    assertThat(Column.of(Row.class).stream().map(column -> column.text(row)))
        .containsExactly("r-1", "C", "3", "", "30000.00", "CNY", "a; b", "{\"count\":1}", "true");
  }
}
