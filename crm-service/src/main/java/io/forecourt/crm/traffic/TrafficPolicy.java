package io.forecourt.crm.traffic;

import java.util.Map;

/**
 * @param graceDays so many days after its end the machine closes a period that nobody closed
 */
record TrafficPolicy(Map<SummaryPeriod, Integer> graceDays) {}
