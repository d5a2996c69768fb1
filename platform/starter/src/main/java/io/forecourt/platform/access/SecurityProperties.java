package io.forecourt.platform.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who signs the tokens.
 *
 * @param issuer the claim {@code iss} that tokens must have: the public URL of the gateway
 * @param jwkSetUri where the issuer's public keys are; default is {@code <issuer>/oauth2/jwks}
 */
@ConfigurationProperties("forecourt.security")
record SecurityProperties(@Nullable String issuer, @Nullable String jwkSetUri) {

  String requiredIssuer() {
    if (issuer == null || issuer.isBlank()) {
      throw new IllegalStateException(
          "forecourt.security.issuer is not set: the public URL of the gateway, as tokens name it");
    }
    return issuer;
  }

  String keysAt() {
    return jwkSetUri == null || jwkSetUri.isBlank() ? requiredIssuer() + "/oauth2/jwks" : jwkSetUri;
  }
}
