package io.forecourt.gateway.token;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are checked.
 *
 * @param issuer public URL of the issuer, which tokens must name
 * @param jwkSetUri where its keys are
 * @param kept how many verified tokens are kept at most
 * @param signedPaths beginnings of paths that a signed request may take without a token
 */
@ConfigurationProperties("forecourt.gateway.token")
public record TokenSettings(
    @DefaultValue("true") boolean check,
    String issuer,
    URI jwkSetUri,
    @DefaultValue("20000") int kept,
    @DefaultValue({}) List<String> signedPaths) {}
