package io.forecourt.gateway.client;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the services the client's address, alone in {@code X-Forwarded-For}, and the id of the
 * request. Whatever the client wrote there is replaced.
 */
@Component
public final class ClientHeaders implements HttpHeadersFilter, Ordered {

  private final ClientAddress addresses;

  ClientHeaders(ClientAddress addresses) {
    this.addresses = addresses;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    HttpHeaders told = HttpHeaders.copyOf(input);
    tell(exchange, told);
    return told;
  }

  /** Writes them to the headers of a request that is sent for this one. */
  public void tell(ServerWebExchange exchange, HttpHeaders headers) {
    headers.set(ClientAddress.HEADER, addresses.of(exchange.getRequest()));
    String id = RequestIds.of(exchange);
    if (id != null) {
      headers.set(RequestIds.HEADER, id);
    }
  }

  /** After the filters that remove what outsiders say of forwarding, which are at 0. */
  @Override
  public int getOrder() {
    return 1;
  }
}
