package io.forecourt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;

/**
 * The paging part of a list request, resolved from {@code limit} (1 to 200, default 50), {@code
 * sort} (a name from {@link Listing#sorts}, with a leading minus for descending) and {@code
 * cursor}.
 */
public record ListRequest(int limit, String sort, boolean descending, @Nullable Cursor after) {

  /**
   * The sort value and id of the last row of the page before; opaque and signed outside.
   *
   * @param amongTies whether every row of that page had this value
   */
  public record Cursor(String value, String id, boolean amongTies) {}

  private static final String ALL = ListRequest.class.getName() + ".all";

  /** Where a list that is read to its end goes on; the first page has no token. */
  record Onward(@Nullable String token) {}

  /**
   * From now on the list request of this HTTP request asks for the largest page after a cursor,
   * whatever was sent: for those who read a list to its end.
   *
   * @param cursor {@link Page#next} of the page before; null begins
   */
  public static void all(HttpServletRequest request, @Nullable String cursor) {
    request.setAttribute(ALL, new Onward(cursor));
  }

  static @Nullable Onward onward(NativeWebRequest request) {
    return (Onward) request.getAttribute(ALL, RequestAttributes.SCOPE_REQUEST);
  }
}
