package io.forecourt.platform.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** More bytes than a request may bring. */
final class BodyTooLarge extends IOException {

  BodyTooLarge(long limit) {
    super("more than " + limit + " bytes");
  }

  static boolean causes(@Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge || cause instanceof MaxUploadSizeExceededException) {
        return true;
      }
    }
    return false;
  }
}
