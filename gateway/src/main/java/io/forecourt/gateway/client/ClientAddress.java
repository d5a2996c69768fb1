package io.forecourt.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The address a request comes from: the peer of the connection; behind a trusted proxy the
 * right-most address of {@code X-Forwarded-For} that is not such a proxy itself. What stands
 * further left was written by outsiders.
 */
@Component
public final class ClientAddress {

  static final String HEADER = "X-Forwarded-For";

  private static final String UNKNOWN = "unknown";

  private final List<Network> proxies;

  ClientAddress(ClientSettings settings) {
    proxies = settings.trustedProxies().stream().map(Network::parse).toList();
  }

  /** The address in digits. */
  public String of(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    InetAddress peer = remote == null ? null : remote.getAddress();
    if (peer == null) {
      return UNKNOWN;
    }
    return digits(isProxy(peer) ? forwarded(request.getHeaders(), peer) : peer);
  }

  private InetAddress forwarded(HttpHeaders headers, InetAddress peer) {
    List<String> hops =
        headers.getOrEmpty(HEADER).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .toList();
    InetAddress client = peer;
    for (int i = hops.size() - 1; i >= 0 && isProxy(client); i--) {
      InetAddress hop = address(hops.get(i).strip());
      if (hop == null) {
        return client;
      }
      client = hop;
    }
    return client;
  }

  private boolean isProxy(InetAddress address) {
    for (Network proxy : proxies) {
      if (proxy.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** Some proxies add the port: {@code 203.0.113.7:4711}, {@code [2001:db8::7]:4711}. */
  private static @Nullable InetAddress address(String hop) {
    String literal = hop;
    if (hop.startsWith("[") && hop.indexOf(']') > 0) {
      literal = hop.substring(1, hop.indexOf(']'));
    } else if (hop.indexOf(':') > 0 && hop.indexOf(':') == hop.lastIndexOf(':')) {
      literal = hop.substring(0, hop.indexOf(':'));
    }
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static String digits(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
