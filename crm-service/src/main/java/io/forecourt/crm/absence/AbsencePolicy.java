package io.forecourt.crm.absence;

/**
 * What happens to the work of somebody on leave.
 *
 * @param handOverFromDays leads and customers of a shorter leave wait for their owner
 */
record AbsencePolicy(int handOverFromDays) {}
