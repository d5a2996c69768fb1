package io.forecourt.crm;

import org.springframework.jdbc.core.RowMapper;

/** Reads rows of list queries into records. */
public final class RecordMapper {
  private RecordMapper() {}

  public static <T> RowMapper<T> of(Class<T> type) {
    return io.forecourt.platform.web.RecordMapper.of(type);
  }
}
