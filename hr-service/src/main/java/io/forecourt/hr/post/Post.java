package io.forecourt.hr.post;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A post of a store. It gives its holders roles, and the duties of its lists.
 *
 * @param id readable, for example {@code EAST-SC}
 * @param headPostId the post above; null at the top
 * @param roles role codes, blank-separated
 * @param dutyLists names of the duty lists (as {@code role_en} of a duty, by its code),
 *     blank-separated
 * @param coversStores codes of the stores that the post covers, blank-separated
 */
@Table("post")
public record Post(
    @Id String id,
    String storeCode,
    String departmentId,
    @Nullable String headPostId,
    String titleEn,
    String titleZh,
    String roles,
    String dutyLists,
    String coversStores,
    @Version @Nullable Integer version) {

  public Set<String> roleCodes() {
    return new TreeSet<>(List.of(roles.split(" ")));
  }

  public List<String> stores() {
    return Stream.of(coversStores.split(" ")).filter(code -> !code.isBlank()).toList();
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
