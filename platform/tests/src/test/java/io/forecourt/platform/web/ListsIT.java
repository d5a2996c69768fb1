package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class ListsIT extends ApiIT {

  private static final int NOTES_IN_ALL = 5_000;
  private static final Map<String, String> COLUMNS =
      Map.of("createdAt", "n.created_at", "amount", "n.amount", "id", "n.id");

  @Autowired Keyset keyset;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void fill() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < NOTES_IN_ALL; i++) {
      String id = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString();
      rows.append(i == 0 ? "" : ",")
          .append("('")
          .append(id)
          .append("','EAST','n',")
          .append(i % 50)
          .append(".10,'2026-11-21 10:")
          .append(String.format("%02d", i / 100 % 60))
          .append(":00.123456',0)");
    }
    jdbc.sql("INSERT INTO note (id, store_code, text, amount, created_at, version) VALUES " + rows)
        .update();
    jdbc.sql("ANALYZE TABLE note").query().listOfRows();
  }

  @ParameterizedTest
  @ValueSource(strings = {"createdAt", "-createdAt", "amount", "-amount", "id", "-id"})
  void theListIsCompleteAndInOrderOverAllPages(String sort) {
    List<String> ids = walk(sort, 200, new AtomicInteger(), false);

    assertThat(new HashSet<>(ids)).hasSize(NOTES_IN_ALL);
    assertThat(ids).hasSize(NOTES_IN_ALL);
  }

  @Test
  void whatIsInsertedMeanwhileNeitherDoublesNorHidesAnything() {
    AtomicInteger pages = new AtomicInteger();

    List<String> ids = walk("-createdAt", 200, pages, true);

    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(ids).hasSizeGreaterThanOrEqualTo(NOTES_IN_ALL);
    assertThat(pages.get()).isGreaterThan(20);
  }

  /** A hundred notes have the same time: some pages hold nothing else, some two times. */
  @ParameterizedTest
  @ValueSource(ints = {30, 50, 70})
  void pagesAmongManyOfTheSameValueLoseNothing(int limit) {
    List<String> ids = walk("createdAt", limit, new AtomicInteger(), false);

    assertThat(new HashSet<>(ids)).hasSize(NOTES_IN_ALL);
    assertThat(ids).hasSize(NOTES_IN_ALL);
  }

  private List<String> walk(String sort, int limit, AtomicInteger pages, boolean inserting) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = get(NOTES + "?sort=" + sort + "&limit=" + limit + cursor);
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      page.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
      String next = page.json().path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
      if (pages.incrementAndGet() % 5 == 2 && inserting) {
        post(NOTES, note("between"));
      }
    } while (!cursor.isEmpty());
    return ids;
  }

  @ParameterizedTest
  @ValueSource(strings = {"createdAt", "-createdAt", "amount", "-amount", "id", "-id"})
  void aDeepPageReadsNoMoreRowsThanTheFirst(String sort) {
    boolean descending = sort.startsWith("-");
    String name = sort.replace("-", "");
    var first = new ListRequest(50, name, descending, null);
    ListRequest.Cursor deep = cursorAt(name, descending, 4_500);
    var tied = new ListRequest.Cursor(deep.value(), deep.id(), true);

    long shallow = rowsRead(first);
    long far = rowsRead(new ListRequest(50, name, descending, deep));
    long farAmongTies = rowsRead(new ListRequest(50, name, descending, tied));

    System.out.printf(
        "Rows read, sort %s: first page %d, page 90 %d, among ties %d%n",
        sort, shallow, far, farAmongTies);
    assertThat(far).isLessThan(150);
    assertThat(farAmongTies).isLessThan(150);
    assertThat(shallow).isLessThan(150);
  }

  private ListRequest.Cursor cursorAt(String sort, boolean descending, int depth) {
    String column = COLUMNS.getOrDefault(sort, "n.id").substring(2);
    String direction = descending ? " DESC" : "";
    return jdbc.sql(
            "SELECT id, "
                + column
                + " AS v FROM note ORDER BY "
                + column
                + direction
                + ", id"
                + direction
                + " LIMIT 1 OFFSET "
                + depth)
        .query(
            (row, _) -> {
              String value =
                  switch (sort) {
                    case "createdAt" -> "t" + row.getObject("v", java.time.LocalDateTime.class);
                    case "amount" -> "n" + row.getBigDecimal("v").toPlainString();
                    default -> "s" + row.getString("v");
                  };
              return new ListRequest.Cursor(value, row.getString("id"), false);
            })
        .single();
  }

  private long rowsRead(ListRequest request) {
    return transactions.execute(
        _ -> {
          jdbc.sql("FLUSH STATUS").update();
          Page<String> page =
              keyset.page(
                  "test.note.read",
                  "SELECT n.id, n.text FROM note n WHERE {scope:n.store_code}",
                  Map.of(),
                  request,
                  COLUMNS,
                  "n.id",
                  (row, _) -> row.getString("id"));
          assertThat(page.items()).hasSize(50);
          return jdbc
              .sql("SHOW SESSION STATUS LIKE 'Handler_read%'")
              .query((row, _) -> row.getLong(2))
              .list()
              .stream()
              .mapToLong(Long::longValue)
              .sum();
        });
  }

  @Test
  void theLimitIsOneToTwoHundred() {
    assertThat(get(NOTES + "?limit=1").json().path("items").size()).isEqualTo(1);
    assertThat(get(NOTES).json().path("items").size()).isEqualTo(50);
    assertThat(get(NOTES + "?limit=200").json().path("items").size()).isEqualTo(200);
    assertProblem(get(NOTES + "?limit=0"), 400, "parameter.range");
    assertProblem(get(NOTES + "?limit=201"), 400, "parameter.range");
    assertProblem(get(NOTES + "?limit=-1"), 400, "parameter.invalid");
    assertProblem(get(NOTES + "?limit=ten"), 400, "parameter.invalid");
    assertProblem(get(NOTES + "?sort=text"), 400, "parameter.unknown-value");
  }

  @Test
  void aCursorContinuesOnlyTheListItWasMadeFor() {
    String cursor = get(NOTES + "?limit=1&sort=amount").json().path("next").asString();
    String changed =
        cursor.substring(0, 20) + (cursor.charAt(20) == 'A' ? 'B' : 'A') + cursor.substring(21);

    assertThat(get(NOTES + "?limit=1&sort=amount&cursor=" + cursor).status()).isEqualTo(200);
    assertProblem(get(NOTES + "?limit=1&sort=amount&cursor=" + changed), 400, "cursor.invalid");
    assertProblem(get(NOTES + "?limit=1&sort=-amount&cursor=" + cursor), 400, "cursor.invalid");
    assertProblem(get(NOTES + "?limit=1&cursor=" + cursor), 400, "cursor.invalid");
    assertProblem(get(NOTES + "?cursor=x"), 400, "cursor.invalid");
    assertProblem(get(NOTES + "?cursor="), 400, "cursor.invalid");
  }
}
