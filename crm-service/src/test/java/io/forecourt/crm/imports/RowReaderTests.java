package io.forecourt.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.imports.ColumnMapping.Field;
import io.forecourt.crm.imports.RowReader.Fault;
import io.forecourt.crm.imports.RowReader.Reading;
import io.forecourt.platform.sheet.SheetRows.SheetRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTests {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final RowReader READER =
      new RowReader(
          Map.of(
              Field.NAME,
              0,
              Field.MOBILE,
              1,
              Field.SOURCE,
              2,
              Field.REFERENCE,
              3,
              Field.OWNER,
              4,
              Field.SINCE,
              5),
          "FORMER_SYSTEM",
          "sc-li"::equals,
          ZoneId.of("Asia/Shanghai"),
          NOW);

  @Test
  void aRowIsALeadWithItsOwnerAndDate() {
    var lead = good("张明", "138-0013-8000", "DCD", "D-7", "sc-li", "2026/3/4 9:05");

    assertThat(lead.mobile().e164()).isEqualTo("+8613800138000");
    assertThat(lead.source()).isEqualTo("DCD");
    assertThat(lead.reference()).isEqualTo("D-7");
    assertThat(lead.owner()).isEqualTo("sc-li");
    assertThat(lead.since()).isEqualTo("2026-03-04T01:05:00Z");
  }

  @Test
  void whatARowDoesNotSayIsTakenFromTheImport() {
    var lead = good("张明", "13800138000", "", "", "", "");

    assertThat(lead.source()).isEqualTo("FORMER_SYSTEM");
    assertThat(lead.reference()).isNull();
    assertThat(lead.owner()).isNull();
    assertThat(lead.since()).isEqualTo(NOW);
  }

  @Test
  void everythingThatIsWrongWithARowIsToldAtOnce() {
    assertThat(faults("", "138", "汽车之家", "x".repeat(61), "sc-wu", "soon"))
        .containsExactly(
            new Fault(7, Field.NAME, "field.required"),
            new Fault(7, Field.MOBILE, "PHONE_LENGTH"),
            new Fault(7, Field.SOURCE, "import.not-a-code"),
            new Fault(7, Field.REFERENCE, "import.too-long"),
            new Fault(7, Field.OWNER, "import.no-consultant"),
            new Fault(7, Field.SINCE, "import.not-a-time"));
  }

  @Test
  void aLeadMayBeAsYoungAsNowButNotYounger() {
    assertThat(good("张明", "13800138000", "", "", "", "2026-11-21 12:00").since()).isEqualTo(NOW);
    assertThat(faults("张明", "13800138000", "", "", "", "2026-11-21 12:01"))
        .containsExactly(new Fault(7, Field.SINCE, "import.in-the-future"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04, 2026-03-03T16:00:00Z",
    "2026/3/4, 2026-03-03T16:00:00Z",
    "2026年3月4日, 2026-03-03T16:00:00Z",
    "2026-03-04 09:30:15, 2026-03-04T01:30:15Z",
    "2026-03-04T09:30:00, 2026-03-04T01:30:00Z",
    "46085, 2026-03-03T16:00:00Z",
    "46085.5, 2026-03-04T04:00:00Z",
  })
  void aDateIsReadAsPeopleAndSheetsWriteIt(String written, Instant since) {
    assertThat(good("张明", "13800138000", "", "", "", written).since()).isEqualTo(since);
  }

  private static Reading.Good good(String... cells) {
    Reading read = READER.read(new SheetRow(7, List.of(cells)));
    assertThat(read).isInstanceOf(Reading.Good.class);
    return (Reading.Good) read;
  }

  private static List<Fault> faults(String... cells) {
    Reading read = READER.read(new SheetRow(7, List.of(cells)));
    assertThat(read).isInstanceOf(Reading.Bad.class);
    return ((Reading.Bad) read).faults();
  }
}
