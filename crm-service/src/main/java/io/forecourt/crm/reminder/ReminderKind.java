package io.forecourt.crm.reminder;

/** What somebody is reminded of. */
enum ReminderKind {
  FIRST_SERVICE,
  INSPECTION,
  INSURANCE,
  BIRTHDAY
}
