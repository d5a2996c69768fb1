package io.forecourt.hr.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Gives refresh tokens to public frontends too; each is good for one use, which makes that safe.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
    if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
      return null;
    }
    byte[] value = new byte[48];
    random.nextBytes(value);
    Instant now = clock.instant();
    return new OAuth2RefreshToken(
        Base64.getUrlEncoder().withoutPadding().encodeToString(value),
        now,
        now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive()));
  }
}
