package io.forecourt.hr.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.value.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

@ForecourtTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "forecourt.inbox.stream-life=8s")
class InboxIT {

  private static final String ASSIGNED = "io.forecourt.crm.lead-assigned.v1";
  private static final String OVERDUE = "io.forecourt.crm.follow-up-overdue.v1";

  @LocalServerPort private int port;
  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestEvents events;
  @Autowired private StaffInbox inbox;
  @Autowired private InboxEntries entries;
  @Autowired private InboxStreams streams;
  @Autowired private StaffDirectory staff;
  @Autowired private BusinessClock clock;

  private String consultant = "";
  private String token = "";

  @BeforeEach
  void aConsultant() {
    consultant = staff.findByLogin("sc.li@east").orElseThrow().personId();
    token = TestTokens.person(consultant, "EAST", "sc").bearer();
  }

  @Test
  void aLeadReachesItsNewOwnerOnceThoughItIsToldTwice() {
    String lead = Ids.next();
    var assigned = TestEvents.event(ASSIGNED, lead, 1, assigned(lead)).at(clock.instant());
    events.tell(assigned);
    events.tell(assigned);
    events.tell(assigned.withId(Ids.next()));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(entriesAbout(lead)).hasSize(1));
    assertThat(
            http.get()
                .uri("/api/v1/hr/inbox?limit=200&unread=true&sort=-number")
                .header("Authorization", token)
                .header("Accept-Language", "en"))
        .hasStatusOk()
        .bodyText()
        .contains(lead, "A lead is yours now", "/api/v1/crm/leads/" + lead);
  }

  @Test
  void anotherOwnerIsAnotherOccasionAndTheOneWhoDidItIsNotTold() {
    String lead = Ids.next();
    take(ASSIGNED, lead, "system", assigned(lead));
    String other = staff.findByLogin("sc.zhang@east").orElseThrow().personId();
    take(ASSIGNED, lead, other, Map.of("leadId", lead, "consultantId", other));

    assertThat(entriesAbout(lead)).containsExactly(consultant);
  }

  @Test
  void whatNobodyOwnsReachesTheShowroomManager() {
    String followUp = Ids.next();
    take(
        OVERDUE,
        followUp,
        "system",
        Map.of("followUpId", followUp, "dueAt", "2026-11-26T02:00:00Z"));

    assertThat(entriesAbout(followUp))
        .containsExactly(staff.findByLogin("sh.liang@east").orElseThrow().personId());
  }

  @Test
  void whatIsHeldInQuietHoursComesWhenTheyAreOver() {
    String followUp = Ids.next();
    take(
        OVERDUE,
        followUp,
        "system",
        Map.of("followUpId", followUp, "ownerId", consultant, "dueAt", "2026-11-26T02:00:00Z"));
    String entry = entryOf(followUp);
    jdbc.sql("UPDATE inbox_entry SET number = NULL, delivered_at = NULL WHERE id = :id")
        .param("id", entry)
        .update();
    assertThat(status("/api/v1/hr/inbox/" + entry)).isEqualTo(404);

    Callers.asSystem(
        "test",
        () -> inbox.released(new DueDeadline(StaffInbox.HELD, entry, "EAST", clock.instant())));

    assertThat(status("/api/v1/hr/inbox/" + entry)).isEqualTo(200);
  }

  @Test
  void aReadEntryIsCountedNoMoreAndIsNobodyElses() {
    String lead = Ids.next();
    take(ASSIGNED, lead, "system", assigned(lead));
    String entry = entryOf(lead);
    int before = unread();

    assertThat(
            http.post()
                .uri("/api/v1/hr/inbox/" + entry + "/reading")
                .header("Authorization", token))
        .hasStatusOk();
    assertThat(unread()).isEqualTo(before - 1);
    String colleague =
        TestTokens.person(staff.findByLogin("sc.zhang@east").orElseThrow().personId(), "EAST", "sc")
            .bearer();
    assertThat(
            http.post()
                .uri("/api/v1/hr/inbox/" + entry + "/reading")
                .header("Authorization", colleague))
        .hasStatus(404);
  }

  @Test
  void aStreamTellsWhatComesAndAfterABreakWhatWasMissed() throws Exception {
    String seen = Ids.next();
    take(ASSIGNED, seen, "system", assigned(seen));
    long number = numberOf(seen);
    String missed = Ids.next();
    take(ASSIGNED, missed, "system", assigned(missed));
    String coming = Ids.next();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<List<String>> heard =
          CompletableFuture.supplyAsync(() -> stream(number), threads);
      await().atMost(Duration.ofSeconds(5)).pollDelay(Duration.ofSeconds(2)).until(() -> true);
      take(ASSIGNED, coming, "system", assigned(coming));

      List<String> lines = heard.get();
      assertThat(lines).contains("id:" + numberOf(missed), "id:" + numberOf(coming));
      assertThat(lines).doesNotContain("id:" + number);
      assertThat(lines).anyMatch(line -> line.startsWith("data:") && line.contains(missed));
    }
  }

  @Test
  void whatOnePersonHasMissedHoldsBackNobodyElsesNews() {
    String newcomer = Ids.next();
    String busy = Ids.next();
    fill(newcomer, 250);
    fill(busy, 301);

    List<InboxEntry> news = entries.after(Map.of(newcomer, 0L, busy, 300L), 200);

    assertThat(news)
        .filteredOn(entry -> entry.ownerId().equals(busy))
        .extracting(InboxEntry::number)
        .containsExactly(301L);
    assertThat(news)
        .filteredOn(entry -> entry.ownerId().equals(newcomer))
        .extracting(InboxEntry::number)
        .hasSize(200)
        .startsWith(1L, 2L)
        .endsWith(200L);
  }

  @Test
  void morePeopleThanOneStatementAsksForAllGetTheirs() {
    Map<String, Long> seen = new HashMap<>();
    for (int person = 0; person < 60; person++) {
      String somebody = Ids.next();
      fill(somebody, 1);
      seen.put(somebody, 0L);
    }

    assertThat(entries.after(seen, 200))
        .extracting(InboxEntry::ownerId)
        .containsExactlyInAnyOrderElementsOf(seen.keySet());
  }

  @Test
  void aSlowReaderHoldsUpNobodyElse() throws Exception {
    String colleague = staff.findByLogin("sc.zhang@east").orElseThrow().personId();
    var stuck = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    var heard = new CountDownLatch(1);
    streams.join(
        consultant,
        Locale.ENGLISH,
        entries.lastNumber(consultant),
        reader(
            () -> {
              stuck.countDown();
              over.await();
            }));
    streams.join(
        colleague, Locale.ENGLISH, entries.lastNumber(colleague), reader(heard::countDown));

    String lead = Ids.next();
    take(ASSIGNED, lead, "system", assigned(lead));
    assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
    take(ASSIGNED, lead, "system", Map.of("leadId", lead, "consultantId", colleague));

    assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
    over.countDown();
  }

  private interface Reading {
    void read() throws InterruptedException;
  }

  /** Hangs up after the first entry. */
  private static SseEmitter reader(Reading entry) {
    return new SseEmitter(0L) {
      @Override
      public void send(SseEventBuilder event) {
        boolean isEntry =
            event.build().stream()
                .anyMatch(part -> part.getData().toString().contains("event:entry"));
        if (isEntry) {
          try {
            entry.read();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new IllegalStateException("gone");
        }
      }
    };
  }

  private void fill(String owner, int count) {
    jdbc.sql(
            """
            INSERT INTO inbox_entry (id, store_code, owner_id, rule_code, subject_id, occasion, event_id,
                                     event_type, happened_at, urgent, text_zh, text_en, number,
                                     delivered_at)
            WITH RECURSIVE one (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < :count)
            SELECT UUID(), 'EAST', :owner, 'TRIED', n, n, n, 'tried', UTC_TIMESTAMP(6), FALSE, '试',
                   'tried', n, UTC_TIMESTAMP(6)
              FROM one
            """)
        .param("owner", owner)
        .param("count", count)
        .update();
  }

  private List<String> stream(long last) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/hr/inbox/stream"))
            .header("Authorization", token)
            .header("Last-Event-ID", Long.toString(last))
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream body = client.send(request, BodyHandlers.ofInputStream()).body();
        var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private Map<String, Object> assigned(String lead) {
    return Map.of(
        "leadId", lead, "customerId", Ids.next(), "consultantId", consultant, "rule", "ON_SHIFT");
  }

  private void take(String type, String subject, String actor, Map<String, ?> data) {
    Fact fact =
        new Fact(
            Ids.next(),
            type,
            subject,
            "EAST",
            actor,
            clock.instant(),
            JsonMapper.shared().valueToTree(data));
    Callers.asSystem("test", () -> inbox.take(fact));
  }

  private List<String> entriesAbout(String subject) {
    return jdbc.sql("SELECT owner_id FROM inbox_entry WHERE subject_id = :subject")
        .param("subject", subject)
        .query(String.class)
        .list();
  }

  private String entryOf(String subject) {
    return jdbc.sql("SELECT id FROM inbox_entry WHERE subject_id = :subject AND owner_id = :owner")
        .param("subject", subject)
        .param("owner", consultant)
        .query(String.class)
        .single();
  }

  private long numberOf(String subject) {
    return jdbc.sql(
            "SELECT number FROM inbox_entry WHERE subject_id = :subject AND owner_id = :owner")
        .param("subject", subject)
        .param("owner", consultant)
        .query(Long.class)
        .single();
  }

  private int unread() {
    return jdbc.sql(
            "SELECT COUNT(*) FROM inbox_entry WHERE owner_id = :owner AND read_at IS NULL"
                + " AND number IS NOT NULL")
        .param("owner", consultant)
        .query(Integer.class)
        .single();
  }

  private int status(String path) {
    return http.get().uri(path).header("Authorization", token).exchange().getResponse().getStatus();
  }
}
