package io.forecourt.hr.person;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is at work: nothing personal in it.
 *
 * @param headId the holder of the nearest filled post above
 * @param dutyLists codes of the duty lists of the post
 */
public record StaffMember(
    String personId,
    String loginName,
    String storeCode,
    List<String> stores,
    Set<String> roles,
    String departmentId,
    String postId,
    @Nullable String headId,
    boolean active,
    List<String> dutyLists) {}
