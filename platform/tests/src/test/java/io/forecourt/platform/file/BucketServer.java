package io.forecourt.platform.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small store with the S3 API that keeps objects in memory and refuses every request whose
 * signature it does not compute itself.
 */
final class BucketServer implements AutoCloseable {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/s3/aws4_request,"
              + " SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

  private final HttpServer server;
  private final String accessKey;
  private final String secretKey;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  BucketServer(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Map<String, byte[]> objects() {
    return objects;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!isSigned(exchange)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      String key = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          String length = exchange.getRequestHeaders().getFirst("Content-Length");
          if (length == null || Long.parseLong(length) != body.length) {
            exchange.sendResponseHeaders(411, -1);
            return;
          }
          objects.put(key, body);
          exchange.sendResponseHeaders(200, -1);
        }
        case "GET" -> {
          byte[] object = objects.get(key);
          if (object == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
          }
          exchange.sendResponseHeaders(200, object.length == 0 ? -1 : object.length);
          if (object.length > 0) {
            exchange.getResponseBody().write(object);
          }
        }
        case "DELETE" -> {
          objects.remove(key);
          exchange.sendResponseHeaders(204, -1);
        }
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private boolean isSigned(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher given = AUTHORIZATION.matcher(header == null ? "" : header);
    if (!given.matches() || !given.group(1).equals(accessKey)) {
      return false;
    }
    var canonical = new StringBuilder();
    canonical.append(exchange.getRequestMethod()).append('\n');
    canonical.append(exchange.getRequestURI().getRawPath()).append('\n').append('\n');
    for (String name : given.group(4).split(";", -1)) {
      canonical.append(name).append(':');
      canonical.append(exchange.getRequestHeaders().getFirst(name)).append('\n');
    }
    canonical.append('\n').append(given.group(4)).append('\n');
    canonical.append(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
    String scope = given.group(2) + "/" + given.group(3) + "/s3/aws4_request";
    try {
      String toSign =
          "AWS4-HMAC-SHA256\n"
              + exchange.getRequestHeaders().getFirst("x-amz-date")
              + "\n"
              + scope
              + "\n"
              + HexFormat.of()
                  .formatHex(
                      MessageDigest.getInstance("SHA-256")
                          .digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
      byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
      for (String part : scope.split("/", -1)) {
        key = hmac(key, part);
      }
      return HexFormat.of().formatHex(hmac(key, toSign)).equals(given.group(5));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
