package io.forecourt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes and reads the opaque cursor of a page. It opens only for the same path, sort and
 * direction.
 */
public final class Cursors {

  private static final char BETWEEN = '\n';
  private static final char TIES = '=';
  private static final char ALONE = '>';

  private final WebKeys keys;

  Cursors(WebKeys keys) {
    this.keys = keys;
  }

  public String write(ListRequest.Cursor cursor, ListRequest list) {
    return keys.seal(
        cursor.id() + BETWEEN + (cursor.amongTies() ? TIES : ALONE) + cursor.value(),
        context(list.sort(), list.descending()));
  }

  /**
   * @throws ProblemException 400 if it was not written for this list in this order
   */
  ListRequest.Cursor read(String token, String sort, boolean descending) {
    String text = keys.open(token, context(sort, descending));
    int between = text == null ? -1 : text.indexOf(BETWEEN);
    if (text == null || between < 0 || between + 1 == text.length()) {
      throw ProblemException.parameter("cursor", "cursor.invalid");
    }
    return new ListRequest.Cursor(
        text.substring(between + 2), text.substring(0, between), text.charAt(between + 1) == TIES);
  }

  private static String context(String sort, boolean descending) {
    return path() + BETWEEN + (descending ? "-" : "+") + sort;
  }

  private static @Nullable String path() {
    if (RequestContextHolder.getRequestAttributes()
        instanceof ServletRequestAttributes attributes) {
      HttpServletRequest request = attributes.getRequest();
      return request.getRequestURI();
    }
    return null;
  }
}
