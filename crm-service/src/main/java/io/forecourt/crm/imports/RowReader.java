package io.forecourt.crm.imports;

import io.forecourt.crm.imports.ColumnMapping.Field;
import io.forecourt.platform.sheet.SheetRows.SheetRow;
import io.forecourt.platform.value.Mobile;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lead from a row of a list, or says what is wrong with it, all at once.
 *
 * @param columns where each field stands
 * @param fallbackSource source of rows that name none
 * @param isConsultant whether a person sells in the store
 * @param now no lead is younger
 */
record RowReader(
    Map<Field, Integer> columns,
    @Nullable String fallbackSource,
    Predicate<String> isConsultant,
    ZoneId zone,
    Instant now) {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_CODE = 40;
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_.-]*");
  private static final Pattern SERIAL = Pattern.compile("[0-9]{4,5}(\\.[0-9]+)?");
  private static final LocalDateTime SHEET_EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final long SECONDS_OF_DAY = 86_400;
  private static final List<DateTimeFormatter> TIMES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE_TIME,
          DateTimeFormatter.ofPattern("yyyy-M-d H:mm[:ss]"),
          DateTimeFormatter.ofPattern("yyyy/M/d H:mm[:ss]"));
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("yyyy-M-d"),
          DateTimeFormatter.ofPattern("yyyy/M/d"),
          DateTimeFormatter.ofPattern("yyyy年M月d日"));

  /** What a row holds. */
  sealed interface Reading {
    /** A lead. */
    record Good(
        long row,
        String name,
        Mobile mobile,
        String source,
        @Nullable String reference,
        @Nullable String model,
        @Nullable String owner,
        Instant since)
        implements Reading {

      /** Nothing of a person stands in a log. */
      @Override
      public String toString() {
        return "Good[" + row + "]";
      }
    }

    /** What is wrong with it. */
    record Bad(List<Fault> faults) implements Reading {}
  }

  /**
   * One thing that is wrong.
   *
   * @param code stable, with texts in the bundles; never the value
   */
  record Fault(long row, Field column, String code) {}

  Reading read(SheetRow row) {
    List<Fault> faults = new ArrayList<>();
    String name = cell(row, Field.NAME);
    if (name.isEmpty()) {
      faults.add(new Fault(row.number(), Field.NAME, "field.required"));
    } else if (name.length() > LONGEST_NAME) {
      faults.add(new Fault(row.number(), Field.NAME, "import.too-long"));
    }
    String mobile = cell(row, Field.MOBILE);
    Optional<String> noMobile = Mobile.check(mobile);
    noMobile.ifPresent(code -> faults.add(new Fault(row.number(), Field.MOBILE, code)));
    String source = cell(row, Field.SOURCE);
    if (source.isEmpty() && fallbackSource != null) {
      source = fallbackSource;
    }
    if (!isCode(source)) {
      faults.add(
          new Fault(
              row.number(),
              Field.SOURCE,
              source.isEmpty() ? "field.required" : "import.not-a-code"));
    }
    String reference = cell(row, Field.REFERENCE);
    if (reference.length() > LONGEST_NAME) {
      faults.add(new Fault(row.number(), Field.REFERENCE, "import.too-long"));
    }
    String model = cell(row, Field.MODEL);
    if (!model.isEmpty() && !isCode(model)) {
      faults.add(new Fault(row.number(), Field.MODEL, "import.not-a-code"));
    }
    String owner = cell(row, Field.OWNER);
    if (!owner.isEmpty() && !isConsultant.test(owner)) {
      faults.add(new Fault(row.number(), Field.OWNER, "import.no-consultant"));
    }
    Instant since = since(row, cell(row, Field.SINCE), faults);
    return faults.isEmpty() && since != null
        ? new Reading.Good(
            row.number(),
            name,
            Mobile.of(mobile),
            source,
            orNull(reference),
            orNull(model),
            orNull(owner),
            since)
        : new Reading.Bad(List.copyOf(faults));
  }

  private @Nullable Instant since(SheetRow row, String text, List<Fault> faults) {
    if (text.isEmpty()) {
      return now;
    }
    Instant read = instant(text);
    if (read == null) {
      faults.add(new Fault(row.number(), Field.SINCE, "import.not-a-time"));
    } else if (read.isAfter(now)) {
      faults.add(new Fault(row.number(), Field.SINCE, "import.in-the-future"));
      return null;
    }
    return read;
  }

  private @Nullable Instant instant(String text) {
    if (SERIAL.matcher(text).matches()) {
      long seconds = new BigDecimal(text).multiply(BigDecimal.valueOf(SECONDS_OF_DAY)).longValue();
      return SHEET_EPOCH.plusSeconds(seconds).atZone(zone).toInstant();
    }
    for (DateTimeFormatter format : TIMES) {
      try {
        return LocalDateTime.parse(text, format).atZone(zone).toInstant();
      } catch (DateTimeException another) {
        continue;
      }
    }
    for (DateTimeFormatter format : DATES) {
      try {
        return LocalDate.parse(text, format).atStartOfDay(zone).toInstant();
      } catch (DateTimeException another) {
        continue;
      }
    }
    return null;
  }

  private static boolean isCode(String text) {
    return text.length() <= LONGEST_CODE && CODE.matcher(text).matches();
  }

  private String cell(SheetRow row, Field field) {
    Integer column = columns.get(field);
    return column == null ? "" : row.cell(column);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
