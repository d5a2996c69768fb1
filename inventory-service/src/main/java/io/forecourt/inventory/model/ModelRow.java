package io.forecourt.inventory.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param colours colour codes, separated by commas
 */
@Table("model")
record ModelRow(
    @Id String code,
    String brand,
    String series,
    String name,
    String energy,
    int seats,
    @Nullable Integer displacementMl,
    BigDecimal guidePrice,
    String currency,
    String colours,
    String status,
    @Version @Nullable Long version) {}
