package io.forecourt.hr.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.personal.PersonalVault;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The issuer: Spring Authorization Server with the people of the stores as users. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

  private static final int BCRYPT_STRENGTH = 12;

  @Bean
  @Order(10)
  SecurityFilterChain issuer(
      HttpSecurity http, RegisteredClientRepository clients, Credentials credentials)
      throws Exception {
    // Not a bean: the resource server would take its converter for one of bearer tokens.
    PublicClientRefresh publicRefresh = new PublicClientRefresh(clients);
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            issuer ->
                issuer
                    .registeredClientRepository(clients)
                    .oidc(Customizer.withDefaults())
                    .clientAuthentication(
                        client ->
                            client
                                .authenticationConverters(all -> all.addFirst(publicRefresh))
                                .authenticationProviders(
                                    all -> {
                                      all.addFirst(publicRefresh);
                                      all.forEach(IdentityConfiguration::useSecretEncoder);
                                    })))
        .securityContext(
            context -> context.securityContextRepository(new LoginSessions(credentials)))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            failures ->
                failures.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"),
                    new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()));
    return http.build();
  }

  @Bean
  @Order(20)
  SecurityFilterChain login(
      HttpSecurity http, StaffDirectory staff, Credentials credentials, LoginGuard guard)
      throws Exception {
    return http.securityMatcher("/login", "/logout")
        .authenticationProvider(new LoginProvider(staff, credentials, guard))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .formLogin(form -> form.loginPage("/login").failureHandler(refused()).permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?logout").deleteCookies("FORECOURT_LOGIN"))
        .build();
  }

  /** Unlike the usual one keeps no failure in the session: it holds the password as typed. */
  private static AuthenticationFailureHandler refused() {
    var back = new DefaultRedirectStrategy();
    return (request, response, _) -> back.sendRedirect(request, response, "/login?error");
  }

  private static void useSecretEncoder(Object provider) {
    if (provider instanceof ClientSecretAuthenticationProvider secrets) {
      secrets.setPasswordEncoder(new SecretEncoder());
    }
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
  }

  @Bean
  LoginGuard loginGuard(
      ScopedQueries queries,
      PersonalVault vault,
      Clock technicalClock,
      IdentityProperties properties,
      PlatformTransactionManager transactions) {
    return new LoginGuard(queries, vault, technicalClock, properties.guard(), transactions);
  }

  /** Two requests of one browser write the same attribute of its session: the later one counts. */
  @Bean
  MySqlJdbcIndexedSessionRepositoryCustomizer sessionAttributes() {
    return new MySqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  SigningKeys signingKeys(
      ScopedQueries queries,
      Clock technicalClock,
      IdentityProperties properties,
      @Value("${forecourt.personal.master-key}") String masterKey) {
    return new SigningKeys(queries, new KeySeal(masterKey), technicalClock, properties.keyAge());
  }

  @Bean
  JwtEncoder jwtEncoder(SigningKeys keys) {
    JWKSource<SecurityContext> signing = (selector, _) -> keys.signing(selector);
    return new NimbusJwtEncoder(signing);
  }

  @Bean
  OAuth2TokenGenerator<?> tokenGenerator(
      JwtEncoder encoder, StaffDirectory staff, Clock technicalClock) {
    JwtGenerator tokens = new JwtGenerator(encoder);
    tokens.setJwtCustomizer(new Claims(staff));
    return new DelegatingOAuth2TokenGenerator(tokens, new RefreshTokens(technicalClock));
  }

  @Bean
  AuthorizationServerSettings issuerSettings(@Value("${forecourt.security.issuer}") String issuer) {
    return AuthorizationServerSettings.builder().issuer(issuer).build();
  }

  @Bean
  RegisteredClientRepository registeredClients(JdbcOperations jdbc) {
    return new JdbcRegisteredClientRepository(jdbc);
  }

  @Bean
  Clients clients(
      RegisteredClientRepository clients,
      IdentityProperties properties,
      @Value("${forecourt.security.issuer}") String issuer) {
    return new Clients(clients, properties, issuer);
  }

  @Bean
  RotatingAuthorizations authorizations(
      JdbcOperations jdbc,
      RegisteredClientRepository clients,
      ScopedQueries queries,
      PlatformTransactionManager transactions,
      Clock technicalClock) {
    return new RotatingAuthorizations(
        new JdbcOAuth2AuthorizationService(jdbc, clients),
        queries,
        new TransactionTemplate(transactions),
        technicalClock);
  }

  @Bean
  OAuth2AuthorizationConsentService consents(
      JdbcOperations jdbc, RegisteredClientRepository clients) {
    return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
  }

  @Bean
  RouterFunction<ServerResponse> loginPage() {
    return IdentityRoutes.loginPage();
  }

  /** Exists in the sandbox only. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "forecourt.sandbox", havingValue = "true")
  static class Sandbox {

    @Bean
    RouterFunction<ServerResponse> sandboxTokens(
        JwtEncoder encoder,
        StaffDirectory staff,
        StoreService stores,
        Clock technicalClock,
        @Value("${forecourt.security.issuer}") String issuer) {
      return IdentityRoutes.sandboxTokens(
          new TokenIssuer(encoder, staff, stores, technicalClock, issuer));
    }
  }
}
