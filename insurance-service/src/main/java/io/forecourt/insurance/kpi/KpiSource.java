package io.forecourt.insurance.kpi;

import java.time.YearMonth;
import java.util.List;

/** A feature that counts key figures from its own facts. */
public interface KpiSource {

  /** The figures of a store in a month, for everybody; the reader's scope is checked before. */
  List<KeyFigure> figures(String store, YearMonth month);
}
