package io.forecourt.gateway.resilience;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a route stops asking a service that does not answer. Only failures to answer count (no
 * connection, a lost one or a late answer once the whole request was sent, 502 to 504); what a
 * service refuses is an answer.
 *
 * @param window last calls looked at
 * @param minimum calls before it may open
 * @param failureShare percent of failures at which it opens
 * @param open how long it stays open
 * @param trial calls let through to see whether the service is back
 */
@ConfigurationProperties("forecourt.gateway.breaker")
public record BreakerSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("100") int window,
    @DefaultValue("20") int minimum,
    @DefaultValue("50") int failureShare,
    @DefaultValue("3s") Duration open,
    @DefaultValue("5") int trial) {}
