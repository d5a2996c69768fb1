package io.forecourt.crm.survey;

/** What a result is of. */
enum ResultLevel {
  ITEM,
  FACTOR,
  DEPARTMENT,
  PERSON,
  /** One item, for one person. */
  PERSON_ITEM
}
