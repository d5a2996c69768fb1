package io.forecourt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TokenMintTests {

  @Test
  void aTokenIsGoodUnderTheKeysOfItsMint() throws Exception {
    var mint = new TokenMint();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var key = JWKSet.parse(mint.keySet()).getKeyByKeyId("bench").toRSAKey().toRSAPublicKey();
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(key).build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(TokenMint.ISSUER));

    Jwt token = decoder.decode(mint.token(now, now.plusSeconds(60)));

    assertThat(token.getExpiresAt()).isEqualTo(now.plusSeconds(60));
    assertThat(token.getSubject()).isNotBlank();
  }
}
