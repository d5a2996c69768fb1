package io.forecourt.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * The paging part of a list request, resolved from {@code limit} (1 to 200, default 50), {@code
 * sort} (a name from {@link Listing#sorts}, with a leading minus for descending) and {@code
 * cursor}.
 */
public record ListRequest(int limit, String sort, boolean descending, @Nullable Cursor after) {

  /** The sort value and id of the last row of the page before; opaque and signed outside. */
  public record Cursor(String value, String id) {}
}
