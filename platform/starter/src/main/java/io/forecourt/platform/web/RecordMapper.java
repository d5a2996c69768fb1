package io.forecourt.platform.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/** Reads rows of list queries into records; a {@code DATETIME} is UTC whatever the JVM's zone. */
public final class RecordMapper {
  private RecordMapper() {}

  public static <T> RowMapper<T> of(Class<T> type) {
    var conversion = new DefaultConversionService();
    conversion.addConverter(
        LocalDateTime.class, Instant.class, column -> column.toInstant(ZoneOffset.UTC));
    return DataClassRowMapper.newInstance(type, conversion);
  }
}
