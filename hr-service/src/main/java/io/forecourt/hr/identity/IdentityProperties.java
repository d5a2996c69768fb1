package io.forecourt.hr.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the issuer.
 *
 * @param redirectUris where frontends take the code; default is the API documentation at the
 *     gateway
 * @param logoutUris where frontends may return to after logout
 * @param services name of a service → its secret, at least 24 characters
 * @param keyAge age at which a new signing key takes over
 */
@ConfigurationProperties("forecourt.identity")
record IdentityProperties(
    @DefaultValue List<String> redirectUris,
    @DefaultValue List<String> logoutUris,
    @DefaultValue Map<String, String> services,
    @DefaultValue("90d") Duration keyAge) {}
