package io.forecourt.crm.quality;

/** What kind of contact was had. */
enum ContactKind {
  VISIT,
  FOLLOW_UP
}
