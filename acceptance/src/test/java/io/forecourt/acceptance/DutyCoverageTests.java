package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/duties.md} says is true of the tests that are here, and nothing is missing. */
class DutyCoverageTests {

  private record Row(String duty, String test) {}

  /** Services of which every duty must have a test; one a line. */
  private static final Path FINISHED = Path.of("src/test/resources/finished-services.txt");

  private static final Path TABLE = Handbook.PROJECT.resolve("docs/duties.md");

  @Test
  void everyDutyOfAFinishedServiceHasATest() throws IOException {
    Set<String> finished =
        Files.readAllLines(FINISHED).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(Collectors.toSet());
    Set<String> tested = rows().stream().map(Row::duty).collect(Collectors.toSet());

    assertThat(
            Handbook.duties().values().stream()
                .filter(duty -> finished.contains(duty.service()) && !tested.contains(duty.id()))
                .toList())
        .as("duties of %s without a row in docs/duties.md", finished)
        .isEmpty();
  }

  @Test
  void everyRowNamesADutyOfTheHandbookAndATestThatIsThere() throws IOException {
    List<String> lost = new ArrayList<>();
    for (Row row : rows()) {
      Handbook.duty(row.duty());
      String[] names = row.test().split("\\.");
      Path source = Path.of("src/test/java/io/forecourt/acceptance", names[0] + ".java");
      if (!Files.exists(source)
          || !Files.readString(source).contains("void " + names[names.length - 1] + "(")) {
        lost.add(row.duty() + " " + row.test());
      }
    }

    assertThat(lost).as("rows whose test is gone: run the tests, then ci/land-duties").isEmpty();
  }

  @Test
  void everyFinishedServiceIsAService() throws IOException {
    Set<String> services =
        Handbook.duties().values().stream()
            .map(Handbook.Duty::service)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Files.readAllLines(FINISHED))
        .allMatch(line -> line.isBlank() || line.startsWith("#") || services.contains(line));
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.matches("\\| [A-Z]{2}-\\d.*"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .map(cells -> new Row(cells.get(1), cells.get(5).replace("`", "")))
        .toList();
  }
}
