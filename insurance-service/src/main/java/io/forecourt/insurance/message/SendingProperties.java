package io.forecourt.insurance.message;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How crm is asked to send messages.
 *
 * @param url base URL of crm-service
 * @param tokenUri where this service gets a token in its own name
 * @param secret of the account {@code service:insurance}; without one nothing is sent
 * @param pause between two looks for requests that wait
 * @param lease for which a worker owns a request that it took
 */
@ConfigurationProperties("forecourt.messages")
record SendingProperties(
    @DefaultValue("http://localhost:8081") URI url,
    @Nullable URI tokenUri,
    @Nullable String secret,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("3s") Duration readTimeout,
    @DefaultValue("500ms") Duration pause,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("5s") Duration firstRetry,
    @DefaultValue("10m") Duration longestRetry) {}
