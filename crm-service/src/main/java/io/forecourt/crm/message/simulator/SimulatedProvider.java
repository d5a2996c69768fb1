package io.forecourt.crm.message.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/** A provider of messages on a port of this machine, which can be out of order for a while. */
abstract class SimulatedProvider implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedProvider.class);
  private static final int BUSY = 503;

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final int port;
  private final String path;
  private volatile boolean down;
  private @Nullable HttpServer server;

  SimulatedProvider(String name, int port, String path) {
    this.name = name;
    this.port = port;
    this.path = path;
  }

  /** Lets the provider be out of order for a while. */
  public void setDown(boolean isDown) {
    down = isDown;
  }

  /** Answers a request while the provider is in order. */
  abstract void answer(HttpExchange exchange) throws IOException;

  @Override
  public synchronized void start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer listening = HttpServer.create(address, 0);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.createContext(path, this::receive);
      listening.start();
      server = listening;
      LOG.info("simulated {} on port {}", name, port);
    } catch (IOException occupied) {
      throw new IllegalStateException(
          "port " + port + " of the simulated " + name + " is taken", occupied);
    }
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }

  static void write(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
    byte[] json = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (down) {
        exchange.sendResponseHeaders(BUSY, -1);
      } else {
        answer(exchange);
      }
    }
  }
}
