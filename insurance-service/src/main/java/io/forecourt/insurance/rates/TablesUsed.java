package io.forecourt.insurance.rates;

import org.jspecify.annotations.Nullable;

/**
 * The files that a calculation was made from, so that it can be made again years later.
 *
 * @param tariff version of the tables that all insurers share
 * @param tariffSha256 of their file
 * @param insurerVersion code and version of an insurer's tables; null without a commercial section
 * @param insurerSha256 of their file
 */
public record TablesUsed(
    String tariff,
    String tariffSha256,
    @Nullable String insurerVersion,
    @Nullable String insurerSha256) {}
