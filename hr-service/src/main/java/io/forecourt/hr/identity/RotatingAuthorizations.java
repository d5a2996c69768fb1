package io.forecourt.hr.identity;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.value.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stored authorizations whose refresh tokens are good for one use: whoever shows a used one ends
 * the whole login, because either the shower or the first user stole it. Each carries the revision
 * that was read; what was changed or ended since then is not written over.
 */
final class RotatingAuthorizations implements OAuth2AuthorizationService {

  private static final Logger log = LoggerFactory.getLogger(RotatingAuthorizations.class);
  private static final String WHY = "tokens are looked up before a caller is known";
  private static final String REVISION = "io.forecourt.revision";
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

  /**
   * @throws OAuth2AuthenticationException {@code invalid_grant} if somebody else used the token, or
   *     the login ended, after the authorization was read
   */
  @Override
  public void save(OAuth2Authorization authorization) {
    String id = authorization.getId();
    transaction.executeWithoutResult(
        _ -> {
          lock(id);
          OAuth2Authorization present = stored.findById(id);
          if (present == null ? !isNew(authorization) : !isSame(present, authorization)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
          }
          String before = present == null ? null : refreshToken(present);
          if (before != null && !before.equals(refreshToken(authorization))) {
            markSpent(before, id);
          }
          stored.save(
              OAuth2Authorization.from(authorization).attribute(REVISION, Ids.next()).build());
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

  private void lock(String id) {
    queries
        .unscoped(WHY, "SELECT id FROM oauth2_authorization WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  private static boolean isNew(OAuth2Authorization authorization) {
    return authorization.getAttribute(REVISION) == null && refreshToken(authorization) == null;
  }

  private static boolean isSame(OAuth2Authorization present, OAuth2Authorization read) {
    return Objects.equals(present.getAttribute(REVISION), read.getAttribute(REVISION));
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
