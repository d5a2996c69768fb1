package io.forecourt.hr.identity;

import io.forecourt.platform.access.ScopedQueries;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stored authorizations whose refresh tokens are good for one use: whoever shows a used one ends
 * the whole login, because either the shower or the first user stole it.
 */
final class RotatingAuthorizations implements OAuth2AuthorizationService {

  private static final Logger log = LoggerFactory.getLogger(RotatingAuthorizations.class);
  private static final String WHY = "tokens are looked up before a caller is known";
  private static final Duration KEPT = Duration.ofDays(2);

  private final OAuth2AuthorizationService stored;
  private final ScopedQueries queries;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RotatingAuthorizations(
      OAuth2AuthorizationService stored,
      ScopedQueries queries,
      TransactionTemplate transaction,
      Clock clock) {
    this.stored = stored;
    this.queries = queries;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    transaction.executeWithoutResult(
        _ -> {
          refreshTokenOf(authorization.getId())
              .filter(before -> !before.equals(refreshToken(authorization)))
              .ifPresent(before -> markSpent(before, authorization.getId()));
          stored.save(authorization);
        });
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    stored.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return stored.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    OAuth2Authorization found = stored.findByToken(token, tokenType);
    if (found == null && (tokenType == null || OAuth2TokenType.REFRESH_TOKEN.equals(tokenType))) {
      endIfSpent(token);
    }
    return found;
  }

  /** Ends every login of a person: nothing can be refreshed any more. */
  void endAllOf(String personId) {
    queries
        .unscoped(WHY, "DELETE FROM oauth2_authorization WHERE principal_name = :person")
        .param("person", personId)
        .update();
  }

  /** Forgets what can no longer be used. */
  void forgetOld() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    queries
        .unscoped(
            WHY,
            """
            DELETE FROM oauth2_authorization
             WHERE COALESCE(refresh_token_expires_at, access_token_expires_at,
                            authorization_code_expires_at) < :before
            """)
        .param("before", now.minusHours(1))
        .update();
    queries
        .unscoped(WHY, "DELETE FROM spent_refresh_token WHERE spent_at < :before")
        .param("before", now.minus(KEPT))
        .update();
  }

  private Optional<String> refreshTokenOf(String id) {
    return queries
        .unscoped(
            WHY,
            "SELECT refresh_token_value FROM oauth2_authorization"
                + " WHERE id = :id AND refresh_token_value IS NOT NULL FOR UPDATE")
        .param("id", id)
        .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
        .optional();
  }

  private void markSpent(String token, String authorizationId) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO spent_refresh_token (token_hash, authorization_id, spent_at)
            VALUES (:hash, :authorization, :at)
            ON DUPLICATE KEY UPDATE spent_at = spent_at
            """)
        .param("hash", SecretEncoder.digest(token))
        .param("authorization", authorizationId)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private void endIfSpent(String token) {
    queries
        .unscoped(WHY, "SELECT authorization_id FROM spent_refresh_token WHERE token_hash = :hash")
        .param("hash", SecretEncoder.digest(token))
        .query(String.class)
        .optional()
        .ifPresent(
            id -> {
              OAuth2Authorization stolen = stored.findById(id);
              if (stolen != null) {
                log.warn("a used refresh token was shown again: authorization {} ended", id);
                stored.remove(stolen);
              }
            });
  }

  private static @Nullable String refreshToken(OAuth2Authorization authorization) {
    var token = authorization.getRefreshToken();
    return token == null ? null : token.getToken().getTokenValue();
  }
}
