package io.forecourt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTests {

  @Test
  void aFieldIsFoundByItsWholeName(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("smaps_rollup"), "Rss:  900 kB\nPss_Dirty:  7 kB\nPss:   120 kB\n");

    assertThat(Machine.field(file, "Pss", "0 kB")).isEqualTo("120 kB");
    assertThat(Machine.field(file, "Swap", "0 kB")).isEqualTo("0 kB");
  }

  @Test
  void aMissingFileGivesWhatIsSaidInstead(@TempDir Path folder) {
    assertThat(Machine.field(folder.resolve("none"), "Pss", "unknown")).isEqualTo("unknown");
  }

  @Test
  void kibibytesAreReadWithoutTheirUnit() {
    assertThat(Machine.kibibytes("24640212 kB")).isEqualTo(24_640_212);
  }

  @Test
  void processorTimeCountsUserAndSystemTimeAndEndedChildren() {
    String stat = "42 (odd) name) S 1 42 42 0 -1 4194560 9 0 0 0 150 50 30 20 20 0 1 0 777 1 1";

    assertThat(Machine.processorSeconds(stat)).isEqualTo(2.5);
  }
}
