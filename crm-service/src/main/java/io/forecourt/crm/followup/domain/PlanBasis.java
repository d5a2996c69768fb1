package io.forecourt.crm.followup.domain;

import org.jspecify.annotations.Nullable;

/**
 * The rules under which a contact was planned; a later version of them does not change it.
 *
 * @param policy the version of the policy, for example {@code follow-up@2026-01-01}
 * @param grade the customer's intent at that moment, when the contact follows a lead
 * @param attempts after so many failed tries the customer counts as not reachable
 */
public record PlanBasis(String policy, @Nullable String grade, int attempts) {}
