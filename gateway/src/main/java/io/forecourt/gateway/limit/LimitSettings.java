package io.forecourt.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a caller may ask of this gateway.
 *
 * @param perSecond requests a second that one caller may send on average
 * @param burst requests that one caller may send at once
 * @param loginsPerMinute requests a minute that one address may send to the login and token paths
 * @param unverifiedPerMinute requests a minute that one address may send without a token that was
 *     seen to be good; a store has one address, and each of its staff a new token every five
 *     minutes
 * @param documentsPerMinute how often a minute one address may fetch the API document
 * @param callers how many callers, and how many addresses for each purpose, are remembered at most
 */
@ConfigurationProperties("forecourt.gateway.limit")
public record LimitSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("100") int perSecond,
    @DefaultValue("200") int burst,
    @DefaultValue("300") int loginsPerMinute,
    @DefaultValue("3000") int unverifiedPerMinute,
    @DefaultValue("60") int documentsPerMinute,
    @DefaultValue("20000") int callers) {}
