package io.forecourt.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service behind the gateway, as far as the gateway can tell. */
public final class Upstream {

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, Headers> heard = new ConcurrentHashMap<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private enum Manner {
    WHOLE,
    NEVER,
    BROKEN_OFF
  }

  private record Answer(int status, String body, Manner manner) {}

  public Upstream() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void on(String path, int status, String body) {
    answers.put(path, new Answer(status, body, Manner.WHOLE));
  }

  public void neverAnswer(String path) {
    answers.put(path, new Answer(200, "", Manner.NEVER));
  }

  void breakOff(String path) {
    answers.put(path, new Answer(200, "{\"items\":[", Manner.BROKEN_OFF));
  }

  int calls() {
    return calls.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  public int calls(String path) {
    AtomicInteger count = calls.get(path);
    return count == null ? 0 : count.get();
  }

  /** A header of the last request to the path. */
  List<String> heard(String path, String header) {
    Headers headers = heard.get(path);
    List<String> values = headers == null ? null : headers.get(header);
    return values == null ? List.of() : values;
  }

  void forget() {
    answers.clear();
    calls.clear();
    heard.clear();
  }

  public void stop() {
    never.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    calls.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    heard.put(path, exchange.getRequestHeaders());
    int received = exchange.getRequestBody().readAllBytes().length;
    String query = exchange.getRequestURI().getRawQuery();
    Answer answer = answers.get(path);
    if (answer == null) {
      String text = "{\"query\":\"" + query + "\",\"received\":" + received + "}";
      answer = new Answer(200, text, Manner.WHOLE);
    }
    if (answer.manner() == Manner.NEVER) {
      try {
        never.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    int stated = answer.manner() == Manner.BROKEN_OFF ? body.length + 1 : body.length;
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), stated == 0 ? -1 : stated);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
