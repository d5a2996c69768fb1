package io.forecourt.platform.sandbox;

import java.util.List;

/** Something of the sandbox is switched on in production. */
public final class SandboxInProductionException extends IllegalStateException {
  private final List<String> properties;

  SandboxInProductionException(List<String> properties) {
    super("sandbox features are on in production: " + String.join(", ", properties));
    this.properties = List.copyOf(properties);
  }

  /** The properties that are on, never their values. */
  public List<String> properties() {
    return properties;
  }
}
