package io.forecourt.local.stack;

/**
 * The ports of one stack, all on the loopback address. One number moves them all, so that two
 * checkouts can run side by side.
 */
public record Ports(int gateway) {

  public static final int DEFAULT = 8080;

  public Ports {
    if (gateway < 1024 || gateway > 60_000) {
      throw new IllegalArgumentException("a port between 1024 and 60000 is needed, not " + gateway);
    }
  }

  public int crm() {
    return gateway + 1;
  }

  public int sales() {
    return gateway + 2;
  }

  public int inventory() {
    return gateway + 3;
  }

  public int insurance() {
    return gateway + 4;
  }

  public int hr() {
    return gateway + 5;
  }

  /** Where crm's stand-in for the carrier of short messages takes them. */
  int smsCarrier() {
    return gateway + 6;
  }

  public int database() {
    return shifted(13_306);
  }

  public int broker() {
    return shifted(19_092);
  }

  int controller() {
    return shifted(29_093);
  }

  public String gatewayUrl() {
    return "http://localhost:" + gateway;
  }

  private int shifted(int base) {
    int port = base + (gateway - DEFAULT);
    return port > 65_535 ? port - 32_000 : port;
  }
}
