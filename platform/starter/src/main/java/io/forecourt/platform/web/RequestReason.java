package io.forecourt.platform.web;

import io.forecourt.platform.access.Callers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.util.UriUtils;

/** Why the caller does this: the header {@code X-Reason}, percent-encoded UTF-8 or plain ASCII. */
public final class RequestReason {

  public static final String HEADER = "X-Reason";

  /** Longest reason in characters. */
  public static final int MOST = 500;

  /** Where the audit looks for it. */
  static final String ATTRIBUTE = Callers.REASON;

  private RequestReason() {}

  /** The reason of the running request, or null when none was given or no request runs. */
  public static @Nullable String current() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : (String) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
  }

  /**
   * @param sent header as sent
   * @return the text, or null when there is none
   */
  static @Nullable String read(@Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return null;
    }
    String text;
    try {
      text = UriUtils.decode(sent.strip(), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException notEncoded) {
      throw ProblemException.of(400, "reason.invalid");
    }
    if (text.codePointCount(0, text.length()) > MOST) {
      throw ProblemException.of(400, "reason.too-long", MOST);
    }
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
      throw ProblemException.of(400, "reason.invalid");
    }
    return text.isEmpty() ? null : text;
  }
}
