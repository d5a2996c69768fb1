package io.forecourt.hr.identity;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What a token says about its bearer; asked again at each refresh, so that a change of post shows
 * within minutes.
 */
final class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private final StaffDirectory staff;

  Claims(StaffDirectory staff) {
    this.staff = staff;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
      service(context.getClaims()::claim);
      return;
    }
    Authentication principal = context.getPrincipal();
    StaffMember person =
        Optional.ofNullable(principal)
            .flatMap(bearer -> staff.find(bearer.getName()))
            .filter(StaffMember::active)
            .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    if (access) {
      person(person, context.getClaims()::claim);
    } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
      context.getClaims().claim("preferred_username", person.loginName());
    }
  }

  /** Plain lists: the stored token's JSON knows no others. */
  static void person(StaffMember person, BiConsumer<String, Object> claim) {
    claim.accept("roles", new ArrayList<>(person.roles()));
    claim.accept("store", person.storeCode());
    claim.accept("stores", new ArrayList<>(person.stores()));
    claim.accept("team", person.departmentId());
  }

  static void service(BiConsumer<String, Object> claim) {
    claim.accept("roles", new ArrayList<>(List.of("svc")));
    claim.accept("store", "");
    claim.accept("stores", new ArrayList<String>());
  }
}
