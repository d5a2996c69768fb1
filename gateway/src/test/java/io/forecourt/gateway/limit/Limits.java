package io.forecourt.gateway.limit;

import io.forecourt.gateway.client.Addresses;

/** Limits for the tests of other packages. */
public final class Limits {

  private Limits() {}

  public static AddressLimits none() {
    return new AddressLimits(
        new LimitSettings(false, 1, 1, 1, 1, 1, 1), Addresses.withoutProxies());
  }
}
