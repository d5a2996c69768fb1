package io.forecourt.crm.enquiry;

/** How a question reached the dealer. */
enum EnquiryChannel {
  PHONE,
  VISIT,
  MESSAGE,
  WEB
}
