package io.forecourt.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeSqlTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OWN | SELECT 1 FROM o WHERE o.owner_id = :scope__person AND 1",
        "TEAM | SELECT 1 FROM o WHERE o.owner_id IN (:scope__team) AND 1",
        "STORE | SELECT 1 FROM o WHERE o.store_code IN (:scope__stores) AND 1",
        "GROUP | SELECT 1 FROM o WHERE 1 = 1 AND 1"
      })
  void eachScopeIsAPredicateOfItsOwn(DataScope scope, String expected) {
    var sql = ScopeSql.parse("SELECT 1 FROM o WHERE {scope:o.store_code,o.owner_id} AND 1");

    assertThat(sql.render(scope, true)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"OWN", "TEAM", "STORE"})
  void rowsThatNobodyOwnsBelongToTheStore(DataScope scope) {
    assertThat(ScopeSql.parse("SELECT 1 WHERE {scope:store_code}").render(scope, true))
        .isEqualTo("SELECT 1 WHERE store_code IN (:scope__stores)");
  }

  @Test
  void aCallerWithoutAStoreSeesNoStore() {
    assertThat(ScopeSql.parse("SELECT 1 WHERE {scope:s,o}").render(DataScope.STORE, false))
        .isEqualTo("SELECT 1 WHERE 1 = 0");
  }

  @Test
  void everyScopeOfAStatementIsFilled() {
    assertThat(
            ScopeSql.parse(
                    "SELECT 1 WHERE {scope:a.s,a.o} UNION SELECT 2 WHERE {scope: b.s , b.o }")
                .render(DataScope.OWN, true))
        .isEqualTo("SELECT 1 WHERE a.o = :scope__person UNION SELECT 2 WHERE b.o = :scope__person");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 FROM o",
        "SELECT 1 FROM o WHERE {scope:}",
        "SELECT 1 FROM o WHERE {scope:a,b,c}",
        "SELECT 1 FROM o WHERE {scope:a} AND {scope:1 OR 1}",
        "SELECT 1 FROM o WHERE {scope:store_code = 'x' OR 1,owner_id}",
        "SELECT '{scope:a,b}' FROM o",
        "SELECT 1 FROM o /* {scope:a,b} */",
        "SELECT 1 FROM o -- {scope:a,b}",
        "SELECT 1 FROM o WHERE {scope:a,b} AND x = :scope__person"
      })
  void aStatementThatDoesNotGuardItselfIsRefused(String sql) {
    assertThatIllegalArgumentException().isThrownBy(() -> ScopeSql.parse(sql));
  }

  @Test
  void aQuoteInsideALiteralDoesNotHideWhatFollows() {
    assertThat(ScopeSql.parse("SELECT 'it''s' FROM o WHERE {scope:a}").marks()).hasSize(1);
  }
}
