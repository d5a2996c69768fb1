package io.forecourt.gateway.limit;

import io.forecourt.gateway.client.ClientAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Limits those of whom nothing but the address is known. */
@Component
public final class AddressLimits {

  /** What is asked. */
  public enum Kind {
    LOGIN,
    UNVERIFIED,
    DOCUMENT
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final boolean enabled;
  private final ClientAddress addresses;
  private final Map<Kind, Allowance> allowances = new EnumMap<>(Kind.class);

  AddressLimits(LimitSettings settings, ClientAddress addresses) {
    this.enabled = settings.enabled();
    this.addresses = addresses;
    for (Kind kind : Kind.values()) {
      int aMinute =
          switch (kind) {
            case LOGIN -> settings.loginsPerMinute();
            case UNVERIFIED -> settings.unverifiedPerMinute();
            case DOCUMENT -> settings.documentsPerMinute();
          };
      String name = kind.name().toLowerCase(Locale.ROOT);
      allowances.put(kind, new Allowance(name, aMinute, aMinute, MINUTE, settings.callers()));
    }
  }

  /**
   * @param answer headers of the answer, which are told what is left
   * @throws io.forecourt.gateway.problem.Problem if this address has asked too much
   */
  public void take(Kind kind, ServerHttpRequest request, HttpHeaders answer) {
    Allowance allowance = allowances.get(kind);
    if (enabled && allowance != null) {
      allowance.take(addresses.of(request), answer);
    }
  }
}
