package io.forecourt.crm.referral;

/**
 * How a store counts introductions.
 *
 * @param windowDays so long an order counts for the introduction
 * @param leadSource source of the lead that comes of it
 */
record ReferralPolicy(int windowDays, String leadSource) {}
