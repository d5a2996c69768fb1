package io.forecourt.hr.improvement;

/** Where it was found that something can be better. */
enum ImprovementSource {
  CUSTOMER_FEEDBACK,
  ANALYSIS,
  INSPECTION,
  STAFF
}
