package io.forecourt.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Clients for the tests of other packages. */
public final class Addresses {

  private Addresses() {}

  public static ClientAddress withoutProxies() {
    return new ClientAddress(new ClientSettings(List.of()));
  }

  public static ServerHttpRequest requestFrom(String address) {
    return MockServerHttpRequest.get("/")
        .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 40_000))
        .build();
  }
}
