package io.forecourt.platform.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This service's copy of a member of staff: no name, no phone.
 *
 * @param stores all stores the post covers, the home store among them
 * @param headId person above in hr's tree
 * @param status as hr says it, for example {@code ACTIVE}, {@code LEFT}
 */
public record StaffMember(
    String personId,
    String store,
    Set<String> stores,
    Set<String> roles,
    @Nullable String departmentId,
    @Nullable String postId,
    @Nullable String headId,
    String status) {

  static final String LEFT = "LEFT";

  /** Whether the person still works here. */
  public boolean isPresent() {
    return !LEFT.equals(status);
  }
}
