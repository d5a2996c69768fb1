package io.forecourt.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeasonOracleTests {

  @Test
  void aPartBeginsWithItsNameInBracketsAndHasNoComments() {
    Map<String, String> parts =
        SeasonOracle.parts(
            """
            -- What this is.
            -- [begin]
            CREATE TABLE a (n INT);
            -- why
            CREATE TABLE b (n INT);

            -- [cases wanted]
            SELECT n FROM a;
            """);

    assertThat(parts).containsKeys("begin", "cases wanted");
    assertThat(parts.get("begin")).isEqualTo("CREATE TABLE a (n INT);\nCREATE TABLE b (n INT);\n");
  }

  @Test
  void whatIsComparedIsWantedAndFoundInTheSqlOfTheService() throws IOException {
    Map<String, String> parts =
        SeasonOracle.parts(Files.readString(Path.of("..").resolve(SeasonOracle.FILE)));

    for (String what : SeasonDrill.COMPARED) {
      assertThat(parts).containsKeys(what + " wanted", what + " found");
    }
    assertThat(parts)
        .containsKeys(List.of("begin", "derive", "left over", "end").toArray(String[]::new));
  }
}
