package io.forecourt.platform.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that is nothing but the starter, open to everybody. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SmallService.Probe.class)
class SmallService {
  @Bean
  @Order(0)
  SecurityFilterChain open(HttpSecurity http) {
    return http.securityMatcher("/probe/**", "/actuator/**", "/internal/**")
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @RestController
  static class Probe {
    private final Tracer tracer;

    Probe(Tracer tracer) {
      this.tracer = tracer;
    }

    @GetMapping("/probe/trace")
    String trace() {
      Span span = tracer.currentSpan();
      return span == null ? "" : span.context().traceId() + "/" + span.context().spanId();
    }
  }
}
