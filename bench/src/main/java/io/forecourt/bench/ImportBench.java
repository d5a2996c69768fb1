package io.forecourt.bench;

import io.forecourt.platform.testing.TestServers;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of leads as XLSX, taken in by crm-service with a heap of 256 MiB on the embedded servers:
 * a trial, the import itself with the heap after a full collection at 10 % and at 90 %, a kill -9
 * near the end, what the next process makes of it, and the same list once more.
 */
public final class ImportBench {

  private static final Path JAR = Path.of("crm-service/target/crm-service-0.1.0-app.jar");
  private static final String HEAP = "-Xmx256m";
  private static final double MOST_GROWTH = 20;
  private static final int EVERY = 100;
  private static final Duration LONGEST = Duration.ofMinutes(60);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String MAPPING =
      """
      {"name":"姓名","mobile":"手机号","source":"来源","reference":"线索编号","model":"意向车型","since":"创建时间"}
      """;

  private final Options options;
  private final int rows;
  private final Path folder = Child.folder("import");
  private final Clock clock = Clock.systemUTC();
  private final JsonMapper json = JsonMapper.shared();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String schema = TestServers.freshSchema();
  private final int port = Child.freePort();
  private int starts;

  private ImportBench(Options options) {
    this.options = options;
    this.rows = options.number("--rows", 100_000, 2_000);
  }

  public static void main(String[] arguments) throws IOException {
    System.exit(new ImportBench(Options.parse(List.of(arguments), Set.of("--rows"))).run());
  }

  /** An import that has ended. */
  private record Ended(String id, double seconds, JsonNode operation, JsonNode counts) {}

  private int run() throws IOException {
    var report = new Report("import", options, clock);
    Path list = list();
    int good = rows - rows / EVERY;
    report.line(
        "list     %d rows, %.1f MiB of XLSX, every %dth with a fault",
        rows, Files.size(list) / 1048576.0, EVERY);
    report.line("service  crm-service with %s, serial collector", HEAP);
    report.line("");

    List<Double> heap = new ArrayList<>();
    Child service = start();
    try {
      Ended trial = follow(begin(upload(list), true));
      report.line(
          "trial    %.1f s: %d would be taken, %d rejected; %d rows after it",
          trial.seconds(), count(trial, "created"), count(trial, "rejected"), leads());
      report.mustHold(
          "a trial counts and takes nothing",
          count(trial, "created") == good
              && count(trial, "rejected") == rows / EVERY
              && leads() == 0);
      report.mustHold("each fault has its reason", faults(trial) == rows / EVERY);

      String operation = begin(upload(list), false);
      double[] marks = {0.1, 0.5, 0.9};
      long begun = System.nanoTime();
      long asked = statements();
      JsonNode last = progress(operation);
      int next = 0;
      long processor = 0;
      Set<Long> steps = new HashSet<>();
      while (next < marks.length) {
        last = progress(operation);
        steps.add(last.path("done").asLong());
        double share = share(last);
        if (share >= marks[next] || over(last)) {
          double used = heapAfterCollection(service.pid());
          heap.add(used);
          report.line("heap     %.0f %%: %.1f MiB after a full collection", share * 100, used);
          next++;
        } else {
          Child.pause(Duration.ofMillis(200));
        }
      }
      processor = Math.round(service.processorSeconds());
      double statements = (double) (statements() - asked) / last.path("done").asLong(1);
      double until = (System.nanoTime() - begun) / 1e9;
      boolean killedBeforeTheEnd = !over(last);
      Child.output(List.of("kill", "-9", Long.toString(service.pid())));
      service.close();
      long doneAtKill = last.path("done").asLong();

      service = start();
      Ended taken = follow(operation);
      double seconds = (System.nanoTime() - begun) / 1e9;
      report.line(
          "import   %d rows in %.1f s until the kill, %.0f rows/s; %.1f statements a row, all that the"
              + " service does meanwhile included",
          doneAtKill, until, doneAtKill / until, statements);
      report.line(
          "import   %.1f s with the kill and the restart, %.0f rows/s; %d s of processor time before"
              + " the kill at row %d",
          seconds, rows / seconds, processor, doneAtKill);
      report.mustHold("it was killed before its end", killedBeforeTheEnd);
      report.mustHold(
          "after the kill it went on to its end, and each row was taken once",
          state(taken).equals("SUCCEEDED")
              && count(taken, "created") == good
              && count(taken, "rejected") == rows / EVERY
              && leads() == good);
      report.mustHold("progress was told in steps", steps.size() > 5);

      Ended again = follow(begin(upload(list), false));
      report.line(
          "again    %.1f s: %d new, %d known",
          again.seconds(), count(again, "created"), count(again, "known"));
      report.mustHold(
          "the same list again adds nothing",
          count(again, "created") == 0 && count(again, "known") == good && leads() == good);
      report.line("");
      report.atMost(
          "heap at 90 % against 10 %, MiB apart",
          Math.abs(heap.getLast() - heap.getFirst()), MOST_GROWTH, "%.1f");
    } finally {
      service.close();
    }
    return report.finish();
  }

  private Path list() throws IOException {
    Path file = folder.resolve("leads.xlsx");
    String[] names = {"张明", "李娜", "王强", "欧阳小明", "赵敏", "陈静"};
    LocalDateTime first = LocalDateTime.of(2026, 1, 1, 9, 0);
    try (OutputStream out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "Forecourt", "1.0");
        Worksheet sheet = workbook.newWorksheet("leads")) {
      String[] headings = {"姓名", "手机号", "来源", "线索编号", "意向车型", "创建时间"};
      for (int column = 0; column < headings.length; column++) {
        sheet.value(0, column, headings[column]);
      }
      for (int row = 1; row <= rows; row++) {
        boolean faulty = row % EVERY == 0;
        sheet.value(row, 0, names[row % names.length] + row);
        sheet.value(row, 1, faulty ? "12345" : "138%08d".formatted(row));
        sheet.value(row, 2, row % 2 == 0 ? "AUTOHOME" : "DCD");
        sheet.value(row, 3, "REF-" + row);
        sheet.value(row, 4, "M" + row % 7);
        sheet.value(row, 5, MINUTE.format(first.plusMinutes(row)));
      }
    }
    return file;
  }

  private Child start() {
    TestServers.Database database = TestServers.database();
    Map<String, String> environment = new TreeMap<>();
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SPRING_DATASOURCE_URL", database.url(schema));
    environment.put("SPRING_DATASOURCE_USERNAME", database.username());
    environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
    environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", TestServers.broker().bootstrapServers());
    environment.put("FORECOURT_EVENT_NAMESPACE", schema + ".");
    environment.put("FORECOURT_SECURITY_ISSUER", TestTokens.issuer());
    environment.put("FORECOURT_SECURITY_JWKSETURI", TestTokens.jwkSetUri());
    environment.put("FORECOURT_PERSONAL_MASTERKEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    environment.put("FORECOURT_PERSONAL_HASHKEY", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");
    environment.put("FORECOURT_PERSONAL_HASH_KEY", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");
    environment.put("FORECOURT_FILES_FOLDER", folder.resolve("files").toString());
    environment.put("FORECOURT_OPERATIONS_LEASE", "10s");
    Child service =
        Child.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-jar",
                JAR.toString()),
            environment,
            folder.resolve("crm-" + ++starts + ".log"));
    service.await(this::isReady, Duration.ofMinutes(3));
    return service;
  }

  private boolean isReady() {
    try {
      return http.send(
                  HttpRequest.newBuilder(uri("/actuator/health/readiness")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String upload(Path list) throws IOException {
    String boundary = "forecourt-bench";
    byte[] head =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.xlsx\"\r\n\r\n"
                .formatted(boundary))
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
    JsonNode file =
        call(
            request("/api/v1/crm/files?kind=LEAD_IMPORT")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(
                    BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofFile(list),
                        BodyPublishers.ofByteArray(tail)))
                .build(),
            201);
    return file.path("id").asString();
  }

  private String begin(String file, boolean trial) {
    String body =
        """
        {"fileId":"%s","dryRun":%s,"mapping":%s}
        """
            .formatted(file, trial, MAPPING);
    return call(
            request("/api/v1/crm/lead-imports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            202)
        .path("id")
        .asString();
  }

  private Ended follow(String operation) {
    long begun = System.nanoTime();
    long end = begun + LONGEST.toNanos();
    JsonNode now = progress(operation);
    while (!over(now)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the import does not end: " + now);
      }
      Child.pause(Duration.ofMillis(200));
      now = progress(operation);
    }
    String id = now.path("subjectId").asString();
    return new Ended(
        id,
        (System.nanoTime() - begun) / 1e9,
        now,
        call(request("/api/v1/crm/lead-imports/" + id).build(), 200));
  }

  private JsonNode progress(String operation) {
    return call(request("/api/v1/crm/operations/" + operation).build(), 200);
  }

  private static boolean over(JsonNode operation) {
    return Set.of("SUCCEEDED", "FAILED", "CANCELLED").contains(operation.path("state").asString());
  }

  private static double share(JsonNode operation) {
    double total = operation.path("total").asDouble(0);
    return total == 0 ? 0 : operation.path("done").asDouble() / total;
  }

  private static String state(Ended ended) {
    return ended.operation().path("state").asString();
  }

  private static long count(Ended ended, String what) {
    return ended.counts().path(what).asLong();
  }

  private long faults(Ended ended) {
    String lines = text(request("/api/v1/crm/lead-imports/" + ended.id() + "/faults").build());
    return lines.lines().count() - 1;
  }

  private int leads() {
    return Math.toIntExact(asked("SELECT COUNT(*) FROM sales_lead", 1));
  }

  /** How many the database was given so far. */
  private long statements() {
    return asked("SHOW GLOBAL STATUS LIKE 'Questions'", 2);
  }

  private long asked(String sql, int column) {
    TestServers.Database database = TestServers.database();
    try (var connection = database.connect(schema);
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** MiB in use right after a full collection; the least of three, for the service goes on. */
  private static double heapAfterCollection(long pid) {
    String bin = Path.of(System.getProperty("java.home"), "bin").toString();
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      Child.output(List.of(bin + "/jcmd", Long.toString(pid), "GC.run"));
      List<String> lines =
          Child.output(List.of(bin + "/jstat", "-gc", Long.toString(pid))).lines().toList();
      String[] names = lines.get(0).strip().split("\\s+", -1);
      String[] figures = lines.get(1).strip().split("\\s+", -1);
      double kibibytes = 0;
      for (int column = 0; column < names.length; column++) {
        if (Set.of("S0U", "S1U", "EU", "OU").contains(names[column])) {
          kibibytes += Double.parseDouble(figures[column]);
        }
      }
      least = Math.min(least, kibibytes / 1024);
    }
    return least;
  }

  private HttpRequest.Builder request(String path) {
    Login marketing = TestTokens.person("mk-bench", "EAST", "mk");
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", marketing.bearer());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private JsonNode call(HttpRequest request, int expected) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() != expected) {
      throw new IllegalStateException(
          request.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return json.readTree(response.body());
  }

  private String text(HttpRequest request) {
    return send(request).body();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
