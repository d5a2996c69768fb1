package io.forecourt.gateway.route;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/** What every request meets at the door: which origins may call, and how large a body may be. */
@Configuration(proxyBeanMethods = false)
class Door {

  /** The API, and what a page asks of the issuer itself; to the login page it sends the browser. */
  private static final List<String> CALLED_FROM_BROWSERS =
      List.of(
          "/api/**",
          "/oauth2/token",
          "/oauth2/revoke",
          "/oauth2/jwks",
          "/userinfo",
          "/.well-known/**");

  /**
   * @param origins browsers' origins that may call the API; none unless configured
   * @param largestBody bytes a request body may have that is not an upload
   */
  @ConfigurationProperties("forecourt.gateway.door")
  record Settings(
      @DefaultValue({}) List<String> origins, @DefaultValue("1048576") long largestBody) {}

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  CorsWebFilter corsWebFilter(Settings settings) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(settings.origins());
    cors.setAllowedMethods(
        List.of(
            HttpMethod.GET.name(),
            HttpMethod.POST.name(),
            HttpMethod.PUT.name(),
            HttpMethod.PATCH.name(),
            HttpMethod.DELETE.name()));
    cors.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "Accept-Language",
            "Idempotency-Key",
            "If-Match",
            "X-Reason",
            "X-Request-Id",
            "X-Device-Id",
            "Last-Event-ID"));
    cors.setExposedHeaders(
        List.of(
            "Location",
            "ETag",
            "Content-Disposition",
            "Idempotency-Replayed",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "X-Request-Id"));
    cors.setMaxAge(3600L);
    var source = new UrlBasedCorsConfigurationSource();
    CALLED_FROM_BROWSERS.forEach(path -> source.registerCorsConfiguration(path, cors));
    return new CorsWebFilter(source);
  }
}
