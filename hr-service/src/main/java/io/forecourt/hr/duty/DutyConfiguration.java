package io.forecourt.hr.duty;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DutyConfiguration {

  @Bean
  DutyRules dutyRules(JsonMapper json) {
    return DutyRules.load(json);
  }
}
