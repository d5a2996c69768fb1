package io.forecourt.sales.strategy;

/** For whom a strategy holds. */
enum Reach {
  STORE,
  GROUP
}
