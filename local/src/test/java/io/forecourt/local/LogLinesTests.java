package io.forecourt.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTests {

  @Test
  void aStructuredLineBecomesReadable() {
    String line =
        "{\"@timestamp\":\"2026-11-22T02:07:50.596123Z\",\"log\":{\"level\":\"WARN\",\"logger\":\"io.forecourt.sales.Quotes\"},\"message\":\"slow\"}";

    assertThat(LogLines.readable(line)).isEqualTo("02:07:50.596 WARN  Quotes: slow");
  }

  @Test
  void anyOtherLineStaysAsItIs() {
    assertThat(LogLines.readable("[Note] ready for connections"))
        .isEqualTo("[Note] ready for connections");
    assertThat(LogLines.readable("{broken}")).isEqualTo("{broken}");
  }

  @Test
  void onlyTheLastStartTellsWhyItFailed(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("hr.log");
    Files.writeString(
        log,
        Home.STARTED
            + "hr\nERROR an old error\n"
            + Home.STARTED
            + "hr\nquiet\nERROR a new error\n");

    assertThat(LogLines.lastTelling(log, 5)).containsExactly("ERROR a new error");
  }

  @Test
  void aStartThatFailedIsToldByItsDescription(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("hr.log");
    Files.writeString(log, "ERROR noise\n\nDescription:\n\nNo key.\n\nAction:\n\nSet the key.\n");

    assertThat(LogLines.lastTelling(log, 8))
        .containsExactly("Description:", "No key.", "Action:", "Set the key.");
  }
}
