package io.forecourt.platform.number;

import java.time.LocalDate;
import java.util.List;

/** Numbers that people read, counted per kind, store and day: {@code SO-EAST-20261121-0007}. */
public interface BusinessNumbers {

  /**
   * Takes the next number in the running transaction; a rolled-back transaction may leave a gap.
   */
  default String next(String kind, String store, LocalDate date) {
    return next(kind, store, date, 1).getFirst();
  }

  /** Takes so many numbers that follow each other. */
  List<String> next(String kind, String store, LocalDate date, int count);
}
