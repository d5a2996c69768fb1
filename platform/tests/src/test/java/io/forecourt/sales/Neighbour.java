package io.forecourt.sales;

/** A class of another service. */
public final class Neighbour {
  private Neighbour() {}

  public static String name() {
    return "sales";
  }
}
