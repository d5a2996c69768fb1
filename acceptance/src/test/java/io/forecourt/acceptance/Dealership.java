package io.forecourt.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole house as a newcomer starts it, on ports and data of its own; it is known by its
 * launcher and its gateway only. Business time only goes forward. {@link Houses} says which test
 * class plays in which.
 */
final class Dealership {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final JsonMapper JSON = JsonMapper.shared();

  private static final int PARTS = 7;
  private static final int FIRST_PORT = 9_000;
  private static final int LAST_PORT = 18_000;
  private static final int PORTS_APART = 10;
  private static final int HR = 5;
  private static final long PATIENCE_MINUTES = 20;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final long TOKEN_KEPT_NANOS = Duration.ofMinutes(4).toNanos();
  private static final LocalTime DESK_OPENS = LocalTime.of(9, 0);
  private static final LocalTime DESK_THINS = LocalTime.of(16, 0);
  private static final int DAYS_WITHOUT_WORK_AT_MOST = 12;

  private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

  private record Token(String value, String personId, String login, long takenNanos) {
    boolean fresh() {
      return System.nanoTime() - takenNanos < TOKEN_KEPT_NANOS;
    }
  }

  private final Days days;
  private final Path data;
  private final int port;
  private boolean closed;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private Dealership(Days days, Path data, int port) {
    this.days = days;
    this.data = data;
    this.port = port;
  }

  static Dealership open() {
    return Houses.here();
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      run("down");
    }
  }

  /** What a command of the launcher printed. */
  record Said(int exitCode, String text) {
    JsonNode json() {
      return JSON.readTree(text);
    }
  }

  /** Runs a command of the launcher, for example {@code run("journey", "--json")}. */
  Said run(String... arguments) {
    try {
      Path out = Files.createTempFile(data, "said", ".txt");
      List<String> command =
          new ArrayList<>(
              List.of(
                  ProcessHandle.current().info().command().orElse("java"),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Dstdout.encoding=UTF-8",
                  "-Dforecourt.home=" + Handbook.PROJECT,
                  "-jar",
                  Handbook.PROJECT.resolve("local/target/local.jar").toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .redirectInput(Path.of("/dev/null").toFile());
      builder
          .environment()
          .putAll(Map.of("FORECOURT_DATA", data.toString(), "FORECOURT_CLASS_ARCHIVES", "no"));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new AssertionError(List.of(arguments) + " did not end: " + Files.readString(out));
      }
      return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8).strip());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * Somebody to act as: {@code as("sc")} is the first consultant of the first store, {@code
   * as("sc@west")} of the second, {@code as("mk.xiao@east")} a person by login name.
   */
  Person as(String who) {
    int at = who.indexOf('@');
    String name = at < 0 ? who : who.substring(0, at);
    String store = at < 0 ? "EAST" : who.substring(at + 1).toUpperCase(Locale.ROOT);
    int dot = name.indexOf('.');
    return dot < 0
        ? as(name, store, null)
        : as(name.substring(0, dot), store, name + "@" + store.toLowerCase(Locale.ROOT));
  }

  /** The person with this id, who has the role in the first store. */
  Person as(String role, String personId) {
    return as(role, "EAST", personId);
  }

  /** Somebody of the first store whose item of this duty is due today. */
  Person whoOwes(String duty) {
    String today = today().toString();
    JsonNode owed =
        as("gm")
            .get(
                "/api/v1/hr/duty-items?limit=1&state=DUE&dutyId=%s&from=%s&to=%s"
                    .formatted(duty, today, today))
            .ok()
            .body();
    String personId = owed.path("items").path(0).path("personId").asString("");
    if (personId.isEmpty()) {
      throw new AssertionError("nobody owes " + duty + " on " + today);
    }
    return as(duty.substring(0, 2).toLowerCase(Locale.ROOT), personId);
  }

  /** Asks after an item of the duty: {@code duty("MK-01").of(mk).isDoneBy(type, subject)}. */
  DutyCheck duty(String id) {
    return new DutyCheck(this, id);
  }

  /**
   * Business time moves forward to this moment, if it lies ahead; everything that fell due was done
   * and everything told was heard when it returns.
   */
  void clockTo(Instant moment) {
    if (moment.isAfter(now())) {
      days.until(moment, this::move);
    }
  }

  void dayPasses() {
    clockTo(now().plus(Duration.ofDays(1)));
  }

  /**
   * Somebody is at work now and for some hours: otherwise business time moves to the next morning
   * of work.
   */
  void atWork() {
    for (int day = 0; day < DAYS_WITHOUT_WORK_AT_MOST; day++) {
      ZonedDateTime now = now().atZone(ZONE);
      if (now.toLocalTime().isAfter(DESK_THINS)) {
        clockTo(morning(now.toLocalDate().plusDays(1)));
      } else if (now.toLocalTime().isBefore(DESK_OPENS)) {
        clockTo(morning(now.toLocalDate()));
      }
      if (isWorkingDay()) {
        return;
      }
      clockTo(morning(today().plusDays(1)));
    }
    throw new AssertionError("no working day until " + today());
  }

  /** It is the morning of this month's last day. */
  void lastMorningOfMonth() {
    clockTo(morning(YearMonth.from(today()).atEndOfMonth()));
  }

  /** What is due at the end of this month's periods is judged: business time is the first after. */
  void monthEnds() {
    clockTo(morning(today().plusMonths(1).withDayOfMonth(1)));
  }

  /** Business time. */
  Instant now() {
    Answer clock = internal("GET", "/internal/clock", null).ok();
    return Instant.now().plus(Duration.parse(clock.text("offset")));
  }

  /** The business day of the stores. */
  LocalDate today() {
    return LocalDate.ofInstant(now(), ZONE);
  }

  /**
   * Tries until it holds, for as long as an effect may take that goes through events; on this
   * thread, which keeps what the test has done.
   */
  static void soon(ThrowingRunnable holds) {
    await()
        .pollInSameThread()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(holds);
  }

  /** A mobile number that nobody in the house has yet. */
  static String newMobile() {
    return "1%d%09d"
        .formatted(
            ThreadLocalRandom.current().nextInt(5, 9),
            ThreadLocalRandom.current().nextInt(1_000_000_000));
  }

  String token(Person person) {
    return taken(person).value();
  }

  String idOf(Person person) {
    return taken(person).personId();
  }

  /** A request through the gateway. */
  Answer send(Person person, String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        request(port, method, path, body)
            .setHeader("Authorization", "Bearer " + token(person))
            .setHeader("Accept-Language", "en");
    person.headers().forEach(request::setHeader);
    return answer(method + " " + path + " as " + person, request.build());
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  HttpClient client() {
    return client;
  }

  private Person as(String role, String store, @Nullable String loginOrId) {
    return new Person(this, role, store, loginOrId, Map.of());
  }

  private Token taken(Person person) {
    String key = person.role() + "@" + person.store() + "/" + person.loginOrId();
    Token kept = tokens.get(key);
    if (kept != null && kept.fresh()) {
      return kept;
    }
    Map<String, String> asked = new HashMap<>();
    asked.put("role", person.role());
    asked.put("store", person.store());
    if (person.loginOrId() != null) {
      asked.put("person", person.loginOrId());
    }
    Answer answer = internal("POST", "/internal/tokens", asked).ok();
    Token token =
        new Token(
            answer.text("accessToken"),
            answer.text("personId"),
            answer.text("loginName"),
            System.nanoTime());
    tokens.put(key, token);
    return token;
  }

  private boolean isWorkingDay() {
    String today = today().toString();
    JsonNode items =
        as("gm")
            .get("/api/v1/hr/duty-items?dutyId=GM-12&from=" + today + "&to=" + today)
            .ok()
            .body();
    return !items.path("items").isEmpty();
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(DESK_OPENS.plusHours(1)).atZone(ZONE).toInstant();
  }

  /** What the launcher does with this machine's key; the gateway has no such way. */
  private Answer internal(String method, String path, @Nullable Object body) {
    HttpRequest request =
        request(port + HR, method, path, body)
            .setHeader("X-Forecourt-Local-Key", localKey())
            .build();
    return answer(method + " " + path, request);
  }

  private String localKey() {
    Properties secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("secrets"))) {
      secrets.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return secrets.getProperty("key.local");
  }

  private static HttpRequest.Builder request(
      int port, String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(REQUEST);
    if (body == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    String json = body instanceof String written ? written : JSON.writeValueAsString(body);
    return request
        .method(method, BodyPublishers.ofString(json))
        .setHeader("Content-Type", "application/json");
  }

  private Answer answer(String what, HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(
          what,
          response.statusCode(),
          response.body(),
          response.headers().firstValue("ETag").orElse(""),
          response.headers().firstValue("Location").orElse(""));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void move(Instant moment) {
    long seconds = Math.max(0, Duration.between(now(), moment).toSeconds());
    String amount = "+%dd%ds".formatted(seconds / 86_400, seconds % 86_400 + 1);
    Said said = run("clock", amount);
    if (said.exitCode() != 0) {
      throw new AssertionError("the clock did not move by " + amount + ": " + said.text());
    }
  }

  /**
   * @param days of the classes that play in it
   */
  static Dealership start(Days days) {
    try {
      Dealership house =
          new Dealership(days, Files.createTempDirectory("forecourt-acceptance"), freePorts());
      Runtime.getRuntime().addShutdownHook(new Thread(house::close, "close"));
      Said up = house.run("up", "--detach", "--port", Integer.toString(house.port));
      System.out.println(up.text());
      if (up.exitCode() != 0) {
        throw new AssertionError("the dealership did not start: " + up.text());
      }
      return house;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A port whose neighbours are free too: the services stand beside the gateway. No two houses of
   * this JVM get the same.
   */
  private static int freePorts() {
    while (true) {
      int first =
          ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT) / PORTS_APART * PORTS_APART;
      if (PORTS.add(first) && IntStream.range(first, first + PARTS).allMatch(Dealership::isFree)) {
        return first;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.getLocalPort() == port;
    } catch (IOException taken) {
      return false;
    }
  }
}
