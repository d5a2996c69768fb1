import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at the pages of a running house in Chromium, which it drives by the browser's own protocol.
 * Whatever a page complains of in its console is a failure.
 */
final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    String house = args[1];
    Path shots = Path.of(args[2]);
    try (var browser = new Browser(args[0])) {
      documentation(browser, house, shots);
      login(browser, house, shots);
    }
    System.out.println("documentation and login page are as they should be");
  }

  /** Every operation of the merged document stands on the page, and one can be opened. */
  private static void documentation(Browser browser, String house, Path shots) throws Exception {
    browser.open(house + "/docs");
    browser.until("the page is loaded", "document.readyState === 'complete'");
    String operations =
        browser.value(
            """
            fetch('/openapi.json').then(answer => answer.json()).then(merged =>
                Object.values(merged.paths).flatMap(path => Object.keys(path))
                    .filter(key => ['get', 'post', 'put', 'patch', 'delete'].includes(key)).length)
            """);
    browser.until(
        "all " + operations + " operations are shown",
        operations + " > 0 && document.querySelectorAll('.opblock').length === " + operations);
    System.out.println(
        browser.value("document.querySelectorAll('.opblock').length")
            + " operations under "
            + browser.value("document.querySelectorAll('.opblock-tag-section').length")
            + " headings");
    browser.shot(shots.resolve("docs.png"));
    browser.value(
        """
        const opened = [...document.querySelectorAll('.opblock-post')]
            .find(block => block.textContent.includes('/api/v1/crm/visits'));
        opened.querySelector('.opblock-summary-control').click();
        opened.scrollIntoView();
        """);
    browser.until(
        "an operation opens with its body and answers",
        "!!document.querySelector('.opblock.is-open .responses-table')"
            + " && !!document.querySelector('.opblock.is-open .opblock-section-request-body')");
    browser.shot(shots.resolve("docs-operation.png"));
    browser.value("window.scrollTo(0, 0); document.querySelector('button.authorize').click()");
    browser.until(
        "one can sign in, or paste a token",
        "document.querySelectorAll('.dialog-ux .auth-container').length === 2");
    browser.shot(shots.resolve("docs-authorize.png"));
    browser.nothingWasComplainedOf("the documentation");
  }

  /**
   * A frontend sends a person to sign in; a wrong password is refused, the right one leads back.
   */
  private static void login(Browser browser, String house, Path shots) throws Exception {
    String back = house + "/docs/oauth2-redirect.html";
    String verifier = "a-verifier-that-is-long-enough-for-the-standard-0123456789";
    browser.open(
        house
            + "/oauth2/authorize?response_type=code&client_id=forecourt-web&scope=openid&state=s"
            + "&code_challenge_method=S256&code_challenge="
            + challenge(verifier)
            + "&redirect_uri="
            + URLEncoder.encode(back, StandardCharsets.UTF_8));
    browser.until(
        "the form is there",
        "location.pathname === '/login' && !!document.querySelector('form #username')"
            + " && !!document.querySelector('form #password')");
    browser.shot(shots.resolve("login.png"));
    browser.signIn("sc.li@east", "wrong");
    browser.until(
        "a wrong password is refused in words",
        "location.search.includes('error') && !!document.querySelector('[role=alert]')");
    browser.shot(shots.resolve("login-refused.png"));
    browser.nothingWasComplainedOf("the login page");
    browser.signIn("sc.li@east", "sandbox");
    browser.until(
        "the right one leads back with a code",
        "location.pathname.endsWith('oauth2-redirect.html') && location.search.includes('code=')");
  }

  Browser(String chromium) throws Exception {
    profile = Files.createTempDirectory("browser");
    process =
        new ProcessBuilder(
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromium.log").toFile())
            .start();
    HttpClient client = HttpClient.newHttpClient();
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page(client)), new Listening())
            .get(20, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** The address at which the only page of the browser is driven. */
  private String page(HttpClient client) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > 1) {
          var request =
              java.net.http.HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + lines.getFirst() + "/json"))
                  .build();
          var answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
          for (JsonNode target : JSON.readTree(answer.body())) {
            if (target.path("type").asString("").equals("page")) {
              return target.path("webSocketDebuggerUrl").asString();
            }
          }
        }
      }
      if (!process.isAlive() || System.nanoTime() > limit) {
        throw new IllegalStateException(
            "the browser did not start: " + Files.readString(profile.resolve("chromium.log")));
      }
      Thread.sleep(100);
    }
  }

  private final class Listening implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        if (message.has("id")) {
          answers.remove(message.path("id").asInt()).complete(message);
        } else {
          heard(message.path("method").asString(""), message.path("params"));
        }
      }
      from.request(1);
      return null;
    }
  }

  private synchronized void heard(String event, JsonNode what) {
    switch (event) {
      case "Runtime.exceptionThrown" ->
          complaints.add(what.path("exceptionDetails").path("exception").toString());
      case "Runtime.consoleAPICalled" -> {
        if (what.path("type").asString("").equals("error")) {
          complaints.add(what.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = what.path("entry");
        if (entry.path("level").asString("").equals("error")) {
          complaints.add(entry.path("text").asString("") + " " + entry.path("url").asString(""));
        }
      }
      default -> {}
    }
  }

  private synchronized void nothingWasComplainedOf(String where) {
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(
          "the console of " + where + " says:\n  " + String.join("\n  ", complaints));
    }
  }

  private void open(String url) throws Exception {
    call("Page.navigate", Map.of("url", url));
  }

  private void signIn(String name, String password) throws Exception {
    value(
        """
        document.querySelector('#username').value = '%s';
        document.querySelector('#password').value = '%s';
        document.querySelector('form').submit();
        """
            .formatted(name, password));
  }

  private void until(String what, String condition) throws Exception {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!"true".equals(tried(condition))) {
      if (System.nanoTime() > limit) {
        nothingWasComplainedOf("the page");
        throw new IllegalStateException(
            "not within "
                + PATIENCE.toSeconds()
                + " s: "
                + what
                + "; the page is "
                + tried("location.href + ': ' + document.body.innerText.slice(0, 400)"));
      }
      Thread.sleep(250);
    }
  }

  /** A page that is just being left answers nothing. */
  private String tried(String script) throws Exception {
    try {
      return value(script);
    } catch (IllegalStateException leaving) {
      return "";
    }
  }

  private String value(String script) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.path("exceptionDetails").toString());
    }
    return result.path("result").path("value").asString("");
  }

  private void shot(Path file) throws Exception {
    JsonNode picture = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    int id = calls.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).get(10, TimeUnit.SECONDS);
    JsonNode got = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (got.has("error")) {
      throw new IllegalStateException(method + ": " + got.path("error"));
    }
    return got.path("result");
  }

  private static String challenge(String verifier) throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }
}
