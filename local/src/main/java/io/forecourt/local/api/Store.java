package io.forecourt.local.api;

import io.forecourt.local.stack.Trouble;
import java.time.ZoneId;

/** A store of the sample group. */
public enum Store {
  EAST("East store"),
  WEST("West store");

  /** Both are in one zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final String title;

  Store(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** By number, from 1, or by code. */
  public static Store of(String text) {
    for (Store store : values()) {
      if (store.name().equalsIgnoreCase(text)
          || Integer.toString(store.ordinal() + 1).equals(text)) {
        return store;
      }
    }
    throw new Trouble("there is no store '" + text + "': 1 (EAST) or 2 (WEST)", 2);
  }
}
