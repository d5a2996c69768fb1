package io.forecourt.hr.training;

/** Who teaches. */
enum TrainingKind {
  IN_HOUSE,
  MANUFACTURER,
  EXTERNAL
}
