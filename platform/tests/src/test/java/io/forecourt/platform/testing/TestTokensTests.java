package io.forecourt.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTests {

  @Test
  void aTokenIsVerifiedWithTheServedKeyAndSaysWhoCalls() {
    var decoder = NimbusJwtDecoder.withJwkSetUri(TestTokens.jwkSetUri()).build();

    Jwt jwt = decoder.decode(TestTokens.person("p-1", "EAST", "sc").inTeam("d-1").token());

    assertThat(jwt.getSubject()).isEqualTo("p-1");
    assertThat(jwt.getClaimAsStringList("roles")).containsExactly("sc");
    assertThat(jwt.getClaimAsString("store")).isEqualTo("EAST");
    assertThat(jwt.getClaimAsStringList("stores")).containsExactly("EAST");
    assertThat(jwt.getClaimAsString("team")).isEqualTo("d-1");
    assertThat(jwt.getClaimAsString("iss")).isEqualTo(TestTokens.issuer());
  }
}
