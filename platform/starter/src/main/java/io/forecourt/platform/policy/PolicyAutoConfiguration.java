package io.forecourt.platform.policy;

import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Policies of every service. */
@AutoConfiguration
class PolicyAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Policies policies(ResourcePatternResolver resources, ObjectProvider<Policy<?>> declared)
      throws IOException {
    return new ClasspathPolicies(
        List.of(resources.getResources("classpath*:policy/*.json")),
        declared.orderedStream().<Policy<?>>map(policy -> policy).toList());
  }
}
