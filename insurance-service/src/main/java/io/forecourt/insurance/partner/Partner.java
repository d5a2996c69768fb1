package io.forecourt.insurance.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A signed agreement with a company.
 *
 * @param soldLines what may be sold, as {@code LIFE,MOTOR}
 * @param foundBy who searched and won it
 * @param ledBy who led the choice and signed
 * @param validUntil null without an end
 */
@Table("insurance_partner")
record Partner(
    @Id String id,
    String storeCode,
    PartnerKind kind,
    String name,
    String soldLines,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    String foundBy,
    String ledBy,
    Instant signedAt,
    @Version @Nullable Long version) {

  static String listed(Collection<InsuranceLine> lines) {
    return lines.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  List<InsuranceLine> allLines() {
    return Arrays.stream(soldLines.split(",")).map(InsuranceLine::valueOf).toList();
  }

  boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
  }
}
