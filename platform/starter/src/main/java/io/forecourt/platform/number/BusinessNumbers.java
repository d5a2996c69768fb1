package io.forecourt.platform.number;

import java.time.LocalDate;

/** Numbers that people read, counted per kind, store and day: {@code SO-EAST-20261121-0007}. */
public interface BusinessNumbers {

  /**
   * Takes the next number in the running transaction; a rolled-back transaction may leave a gap.
   */
  String next(String kind, String store, LocalDate date);
}
