package io.forecourt.crm.telephony;

/**
 * @param keepUnknownDays how long the number of a caller is kept whom nobody knows
 */
record TelephonyPolicy(int keepUnknownDays) {}
