package io.forecourt.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

  private static final ClientAddress ALONE = new ClientAddress(new ClientSettings(List.of()));
  private static final ClientAddress BEHIND_PROXIES =
      new ClientAddress(new ClientSettings(List.of("10.20.0.0/15", "192.0.2.9", "2001:db8::/33")));

  @Test
  void twoClientsHaveTwoAddressesWhateverTheyClaim() {
    assertThat(ALONE.of(from("203.0.113.7", "198.51.100.1"))).isEqualTo("203.0.113.7");
    assertThat(ALONE.of(from("203.0.113.8", "198.51.100.1"))).isEqualTo("203.0.113.8");
    assertThat(BEHIND_PROXIES.of(from("203.0.113.7", "198.51.100.1"))).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 203.0.113.7",
        "198.51.100.1, 203.0.113.7 | 203.0.113.7",
        "198.51.100.1, 203.0.113.7, 10.21.255.255 | 203.0.113.7",
        "198.51.100.1, 203.0.113.7:4711, 192.0.2.9 | 203.0.113.7",
        "203.0.113.7, 10.22.0.0 | 10.22.0.0",
        "[2001:db8:8000::7]:4711 | 2001:db8:8000:0:0:0:0:7",
        "2001:db8:8000::7, 2001:db8:7fff::1 | 2001:db8:8000:0:0:0:0:7",
        "10.20.0.1, 10.20.0.2 | 10.20.0.1",
        "198.51.100.1, nonsense | 10.20.0.3",
        "198.51.100.1, unknown, 10.20.0.2 | 10.20.0.2",
      })
  void behindTrustedProxiesTheRightMostOtherAddressIsTheClients(String chain, String client) {
    assertThat(BEHIND_PROXIES.of(from("10.20.0.3", chain))).isEqualTo(client);
  }

  @Test
  void severalLinesAreReadAsOne() {
    var request =
        MockServerHttpRequest.get("/")
            .remoteAddress(peer("10.20.0.3"))
            .header("X-Forwarded-For", "198.51.100.1")
            .header("X-Forwarded-For", "203.0.113.7")
            .build();

    assertThat(BEHIND_PROXIES.of(request)).isEqualTo("203.0.113.7");
  }

  @Test
  void aProxyThatSaysNothingIsTheClientItself() {
    var request = MockServerHttpRequest.get("/").remoteAddress(peer("10.20.0.3")).build();

    assertThat(BEHIND_PROXIES.of(request)).isEqualTo("10.20.0.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "proxy.example", "10.0.0.0/x"})
  void whatIsNoNetworkStopsTheStart(String network) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(network));
  }

  private static MockServerHttpRequest from(String peer, String forwardedFor) {
    return MockServerHttpRequest.get("/")
        .remoteAddress(peer(peer))
        .header("X-Forwarded-For", forwardedFor)
        .build();
  }

  private static InetSocketAddress peer(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), 40_000);
  }
}
