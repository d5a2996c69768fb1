package io.forecourt.hr.rota;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/** One person on duty from one moment to another. */
@Table("shift")
public record Shift(String personId, Instant startsAt, Instant endsAt) {}
