package io.forecourt.hr.identity;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.rule.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Access tokens without a login, for the sandbox's token command only. */
final class TokenIssuer {

  /** A token and whom it is for. */
  record Issued(
      String accessToken, String tokenType, long expiresIn, String personId, String loginName) {}

  private final JwtEncoder encoder;
  private final StaffDirectory staff;
  private final StoreService stores;
  private final Clock clock;
  private final String issuer;

  TokenIssuer(
      JwtEncoder encoder, StaffDirectory staff, StoreService stores, Clock clock, String issuer) {
    this.encoder = encoder;
    this.staff = staff;
    this.stores = stores;
    this.clock = clock;
    this.issuer = issuer;
  }

  /**
   * A token of an active person who holds the role in the store, or of the operator.
   *
   * @param who id or login name of the person; the first holder when not given
   */
  Issued issue(String role, String store, @Nullable String who) {
    List<String> all = stores.codes();
    if (!all.contains(store)) {
      throw new NotFound("store", store);
    }
    if (role.equals("ops")) {
      JwtClaimsSet.Builder claims = claims("service:operator");
      claims.claim("roles", List.of("ops")).claim("store", store).claim("stores", all);
      return sign(claims, "service:operator", "ops");
    }
    StaffMember person =
        staff.holders(role, store).stream()
            .filter(
                holder ->
                    who == null || who.equals(holder.personId()) || who.equals(holder.loginName()))
            .findFirst()
            .orElseThrow(() -> new NotFound("role", role));
    JwtClaimsSet.Builder claims = claims(person.personId());
    Claims.person(person, claims::claim);
    return sign(claims, person.personId(), person.loginName());
  }

  private JwtClaimsSet.Builder claims(String subject) {
    Instant now = clock.instant();
    return JwtClaimsSet.builder()
        .issuer(issuer)
        .subject(subject)
        .audience(List.of(Clients.WEB))
        .issuedAt(now)
        .notBefore(now)
        .expiresAt(now.plus(Clients.ACCESS_TOKEN));
  }

  private Issued sign(JwtClaimsSet.Builder claims, String personId, String loginName) {
    String token =
        encoder
            .encode(
                JwtEncoderParameters.from(
                    JwsHeader.with(SignatureAlgorithm.RS256).build(), claims.build()))
            .getTokenValue();
    return new Issued(token, "Bearer", Clients.ACCESS_TOKEN.toSeconds(), personId, loginName);
  }
}
