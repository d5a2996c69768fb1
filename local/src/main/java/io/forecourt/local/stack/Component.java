package io.forecourt.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** One process of the stack. */
interface Component {

  /** Short name, as in {@code ./dealer logs NAME}. */
  String name();

  /** What it is, for a reader. */
  String title();

  /** The port it answers on, or 0. */
  int port();

  /** Names of the components that must be ready before this one starts. */
  Set<String> after();

  /** Work before each start; on most starts there is none to do. */
  void prepare() throws IOException;

  ProcessBuilder command() throws IOException;

  /** A quick look whether the running process does its work. */
  boolean ready();

  default Duration startLimit() {
    return Duration.ofMinutes(10);
  }

  default Duration stopPatience() {
    return Duration.ofSeconds(15);
  }

  /** A job ends by itself; exit code 0 means that it is done. */
  default boolean job() {
    return false;
  }
}
