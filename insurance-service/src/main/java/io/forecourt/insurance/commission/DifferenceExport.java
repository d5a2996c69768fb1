package io.forecourt.insurance.commission;

import io.forecourt.platform.access.ScopedQueries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The differences of a statement as a list for the insurer: CSV or a workbook. */
@Component
class DifferenceExport {
  private static final List<String> HEADINGS =
      List.of(
          "line_no",
          "entry_type",
          "policy_no",
          "endorsement_no",
          "product",
          "insurer_gross_premium",
          "dealer_gross_premium",
          "insurer_commission_rate",
          "dealer_commission_rate",
          "insurer_commission_amount",
          "dealer_commission_amount",
          "difference",
          "difference_code",
          "resolution");
  private static final int FIRST_AMOUNT = 5;
  private static final int LAST_AMOUNT = 11;

  private record Row(List<String> texts) {}

  private final ScopedQueries queries;

  DifferenceExport(ScopedQueries queries) {
    this.queries = queries;
  }

  @Transactional(readOnly = true)
  byte[] csv(String statementId) {
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", HEADINGS)).append('\n');
    for (Row row : rows(statementId)) {
      text.append(String.join(",", row.texts().stream().map(DifferenceExport::quoted).toList()))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Transactional(readOnly = true)
  byte[] workbook(String statementId) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Forecourt", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("differences");
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
        sheet.style(0, column).bold().set();
      }
      int at = 1;
      for (Row row : rows(statementId)) {
        for (int column = 0; column < row.texts().size(); column++) {
          String text = row.texts().get(column);
          if (!text.isEmpty()) {
            if (column == 0 || column >= FIRST_AMOUNT && column <= LAST_AMOUNT) {
              sheet.value(at, column, new BigDecimal(text));
            } else {
              sheet.value(at, column, text);
            }
          }
        }
        at++;
      }
      sheet.freezePane(0, 1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private List<Row> rows(String statementId) {
    return queries
        .sql(
            StatementDesk.READ,
            """
            SELECT l.*, e.gross_premium AS dealer_premium, e.rate AS dealer_rate,
                   e.commission AS dealer_commission
              FROM commission_line l LEFT JOIN commission_expected e ON e.id = l.expected_id
             WHERE {scope:l.store_code} AND l.statement_id = :id AND l.difference_code <> 'NONE'
             ORDER BY l.line_no
            """)
        .param("id", statementId)
        .query(DifferenceExport::row)
        .list();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        List.of(
            row.getString("line_no"),
            row.getString("entry_type"),
            row.getString("policy_no"),
            row.getString("endorsement_no"),
            row.getString("product"),
            plain(row.getBigDecimal("gross_premium")),
            plain(row.getBigDecimal("dealer_premium")),
            plain(row.getBigDecimal("rate")),
            plain(row.getBigDecimal("dealer_rate")),
            plain(row.getBigDecimal("commission")),
            plain(row.getBigDecimal("dealer_commission")),
            plain(row.getBigDecimal("difference")),
            DifferenceCode.valueOf(row.getString("difference_code")).written(),
            text(row.getString("resolution"))));
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** RFC 4180; what a spreadsheet would take for a formula stays a text. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+@".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
