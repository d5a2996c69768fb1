package io.forecourt.hr.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Registers the frontend and the services of the configuration, and changes them when it changes.
 */
final class Clients implements SmartInitializingSingleton {

  static final String WEB = "forecourt-web";
  static final String SERVICE = "service:";
  static final Duration ACCESS_TOKEN = Duration.ofMinutes(5);
  private static final Duration REFRESH_TOKEN = Duration.ofHours(12);
  private static final int SECRET_LENGTH = 24;

  private final RegisteredClientRepository clients;
  private final IdentityProperties properties;
  private final String issuer;

  Clients(RegisteredClientRepository clients, IdentityProperties properties, String issuer) {
    this.clients = clients;
    this.properties = properties;
    this.issuer = issuer;
  }

  @Override
  public void afterSingletonsInstantiated() {
    save(web(clients.findByClientId(WEB)));
    properties
        .services()
        .forEach(
            (name, secret) -> {
              if (secret.length() < SECRET_LENGTH) {
                throw new IllegalArgumentException(
                    "forecourt.identity.services." + name + " is shorter than " + SECRET_LENGTH);
              }
              save(service(name, secret, clients.findByClientId(SERVICE + name)));
            });
  }

  private void save(RegisteredClient wanted) {
    RegisteredClient present = clients.findByClientId(wanted.getClientId());
    if (present == null || !same(present, wanted)) {
      clients.save(wanted);
    }
  }

  private static boolean same(RegisteredClient one, RegisteredClient other) {
    return one.getRedirectUris().equals(other.getRedirectUris())
        && one.getPostLogoutRedirectUris().equals(other.getPostLogoutRedirectUris())
        && one.getScopes().equals(other.getScopes())
        && one.getAuthorizationGrantTypes().equals(other.getAuthorizationGrantTypes())
        && java.util.Objects.equals(one.getClientSecret(), other.getClientSecret());
  }

  private RegisteredClient web(@Nullable RegisteredClient present) {
    List<String> redirects = new ArrayList<>(properties.redirectUris());
    if (redirects.isEmpty()) {
      redirects.add(issuer + "/docs/oauth2-redirect.html");
      redirects.add(issuer + "/swagger-ui/oauth2-redirect.html");
      redirects.add(issuer + "/webjars/swagger-ui/oauth2-redirect.html");
    }
    List<String> logouts =
        properties.logoutUris().isEmpty() ? List.of(issuer + "/") : properties.logoutUris();
    return RegisteredClient.withId(present == null ? WEB : present.getId())
        .clientId(WEB)
        .clientName("Forecourt frontends")
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUris(uris -> uris.addAll(redirects))
        .postLogoutRedirectUris(uris -> uris.addAll(logouts))
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(tokens())
        .build();
  }

  private static RegisteredClient service(
      String name, String secret, @Nullable RegisteredClient present) {
    String clientId = SERVICE + name;
    return RegisteredClient.withId(present == null ? clientId : present.getId())
        .clientId(clientId)
        .clientSecret(SecretEncoder.digest(secret))
        .clientName(name)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(tokens())
        .build();
  }

  private static TokenSettings tokens() {
    return TokenSettings.builder()
        .accessTokenTimeToLive(ACCESS_TOKEN)
        .refreshTokenTimeToLive(REFRESH_TOKEN)
        .authorizationCodeTimeToLive(Duration.ofMinutes(2))
        .reuseRefreshTokens(false)
        .build();
  }
}
