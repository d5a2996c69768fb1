package io.forecourt.platform.access;

import com.nimbusds.jose.jwk.JWKSet;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.web.ProblemResponses;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Tokens, rights and data scopes for a service. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    },
    beforeName = {
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration"
    })
@EnableConfigurationProperties({SecurityProperties.class, SignedSenders.class})
public class AccessAutoConfiguration {

  private static final Duration REFRESH = Duration.ofMillis(500);
  private static final int FETCH_TIMEOUT_MS = 2_000;
  private static final int KEY_SET_LIMIT = 256 * 1024;

  /** System time, for everything technical. */
  @Bean
  @ConditionalOnMissingBean
  Clock systemClock() {
    return Clock.systemUTC();
  }

  @Bean
  AccessPolicy accessPolicy() {
    return AccessPolicy.load(AccessAutoConfiguration.class.getClassLoader());
  }

  @Bean
  Staff staff(JdbcClient jdbc) {
    return new Staff(jdbc);
  }

  @Bean
  StaffProjection staffProjection(JdbcClient jdbc) {
    return new StaffProjection(jdbc);
  }

  @Bean
  NotBeforeProjection notBeforeProjection(JdbcClient jdbc, Clock clock) {
    return new NotBeforeProjection(jdbc, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  Access access(AccessPolicy policy, Staff staff) {
    return new PolicyAccess(policy, staff);
  }

  @Bean
  ScopedQueries scopedQueries(JdbcClient jdbc, Access access, Staff staff) {
    return new JdbcScopedQueries(jdbc, access, staff);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {

    /** Before all that may refuse a request: a refusal has its id, too. */
    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
      var filter = new FilterRegistrationBean<>(new RequestIdFilter());
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 900);
      return filter;
    }

    @Bean
    NotBefore notBefore(JdbcClient jdbc, Clock clock) {
      return new NotBefore(jdbc, clock);
    }

    @Bean
    Periodic notBeforeRefresh(NotBefore notBefore) {
      return new Periodic("access.not-before", REFRESH, notBefore::refresh);
    }

    @Bean
    KeySets keySets(
        SecurityProperties properties,
        JdbcClient jdbc,
        PlatformTransactionManager transactions,
        Clock clock) {
      URI keysAt = URI.create(properties.keysAt());
      var apart = new TransactionTemplate(transactions);
      apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
      return new KeySets(
          () -> JWKSet.load(keysAt.toURL(), FETCH_TIMEOUT_MS, FETCH_TIMEOUT_MS, KEY_SET_LIMIT),
          new JdbcKeyStore(jdbc, apart),
          clock);
    }

    @Bean
    Tokens tokens(SecurityProperties properties, KeySets keys, NotBefore notBefore, Clock clock) {
      return new Tokens(properties.requiredIssuer(), keys, notBefore::revokes, clock);
    }

    @Bean
    AccessProblems accessProblems(ProblemResponses responses) {
      return new AccessProblems(responses);
    }

    /**
     * Closed unless opened here. It comes after any chain that a service adds for its own paths,
     * for example hr's login.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 100)
    SecurityFilterChain forecourtSecurity(
        HttpSecurity http,
        Tokens tokens,
        AccessProblems problems,
        SignedSenders senders,
        ObjectProvider<LinkCallers> links,
        Clock clock,
        @Value("${forecourt.sandbox:false}") boolean sandbox,
        @Value("${forecourt.local-key:}") String localKey) {
      http.csrf(AbstractHttpConfigurer::disable)
          .formLogin(AbstractHttpConfigurer::disable)
          .httpBasic(AbstractHttpConfigurer::disable)
          .logout(AbstractHttpConfigurer::disable)
          .requestCache(AbstractHttpConfigurer::disable)
          .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
          .exceptionHandling(
              e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
          .authorizeHttpRequests(
              requests ->
                  requests
                      .dispatcherTypeMatchers(
                          DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                      .permitAll()
                      .requestMatchers(
                          "/actuator/health",
                          "/actuator/health/**",
                          "/actuator/info",
                          "/actuator/prometheus",
                          "/v3/api-docs",
                          "/v3/api-docs/**",
                          "/v3/api-docs.yaml")
                      .permitAll()
                      .requestMatchers("/internal/**")
                      .hasAnyRole("svc", "ops")
                      .requestMatchers("/actuator/**")
                      .hasRole("ops")
                      .anyRequest()
                      .authenticated())
          .addFilterBefore(new TokenFilter(tokens, problems), AnonymousAuthenticationFilter.class)
          .addFilterAfter(new SenderFilter(senders, clock, problems), TokenFilter.class)
          .addFilterAfter(new LinkFilter(links.stream().toList(), problems), SenderFilter.class);
      if (sandbox && !localKey.isBlank()) {
        http.addFilterBefore(new LocalKeyFilter(localKey), TokenFilter.class);
      }
      return http.build();
    }

    @Bean
    PermitInterceptor permitInterceptor(Access access, AccessLog log) {
      return new PermitInterceptor(access, log::denied);
    }

    @Bean
    WebMvcConfigurer permits(PermitInterceptor interceptor) {
      return new WebMvcConfigurer() {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
          registry.addInterceptor(interceptor).order(Ordered.HIGHEST_PRECEDENCE + 100);
        }
      };
    }

    @Bean
    SmartInitializingSingleton permitCheck(
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
        AccessPolicy policy) {
      return () -> PermitCheck.check(mapping.getHandlerMethods(), policy);
    }
  }
}
