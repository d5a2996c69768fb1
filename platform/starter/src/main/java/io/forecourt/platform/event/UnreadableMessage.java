package io.forecourt.platform.event;

import org.jspecify.annotations.Nullable;

/** A message that nobody can read, today or later. */
final class UnreadableMessage extends RuntimeException {

  UnreadableMessage(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
