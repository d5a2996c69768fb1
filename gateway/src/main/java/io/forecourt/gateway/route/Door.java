package io.forecourt.gateway.route;

import io.forecourt.gateway.problem.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import reactor.core.publisher.Mono;

/** What every request meets at the door: which origins may call, and how large a body may be. */
@Configuration(proxyBeanMethods = false)
class Door {

  /**
   * @param origins browsers' origins that may call the API; none unless configured
   * @param largestBody bytes a request body may have
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
            "Last-Event-ID"));
    cors.setExposedHeaders(
        List.of("Location", "ETag", "Idempotency-Replayed", "Retry-After", "RateLimit"));
    cors.setMaxAge(3600L);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", cors);
    return new CorsWebFilter(source);
  }

  @Bean
  @Order(-95)
  GlobalFilter bodySize(Settings settings) {
    return (exchange, chain) ->
        exchange.getRequest().getHeaders().getContentLength() > settings.largestBody()
            ? Mono.error(new Problem(HttpStatus.CONTENT_TOO_LARGE, "gateway.too-large"))
            : chain.filter(exchange);
  }
}
