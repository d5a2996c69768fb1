package io.forecourt.insurance.rates;

import java.util.Arrays;
import java.util.List;

/** A file is loaded by one person and published by another; published, it never changes. */
public enum RateTableState {
  LOADED,
  PUBLISHED,
  WITHDRAWN;

  boolean canBecome(RateTableState next) {
    return switch (this) {
      case LOADED -> next == PUBLISHED || next == WITHDRAWN;
      case PUBLISHED, WITHDRAWN -> false;
    };
  }

  List<RateTableState> allowed() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
