package io.forecourt.insurance.quotation;

import io.forecourt.insurance.premium.CompulsoryPremium;
import io.forecourt.insurance.premium.RateTables;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RatesConfiguration {

  @Bean
  CompulsoryPremium compulsoryPremium() throws IOException {
    JsonMapper json =
        JsonMapper.builder()
            // the file also holds tables of other sections
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream file = new ClassPathResource("policy/insurance-rates.json").getInputStream()) {
      return new CompulsoryPremium(json.readValue(file, RateTables.class));
    }
  }
}
