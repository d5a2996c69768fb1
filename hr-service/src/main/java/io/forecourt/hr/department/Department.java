package io.forecourt.hr.department;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A department of a store.
 *
 * @param id readable, for example {@code EAST-SALES}; a token's {@code team}
 */
@Table("department")
public record Department(
    @Id String id,
    String storeCode,
    String nameEn,
    String nameZh,
    @Version @Nullable Integer version) {

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
