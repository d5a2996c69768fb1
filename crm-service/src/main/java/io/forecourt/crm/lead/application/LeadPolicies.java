package io.forecourt.crm.lead.application;

import io.forecourt.crm.lead.domain.CollisionRule;
import io.forecourt.platform.policy.Policy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the start read the policies of the leads, so that a wrong file stops it. */
@Configuration(proxyBeanMethods = false)
class LeadPolicies {

  @Bean
  Policy<ReceptionPolicy> receptionPolicy() {
    return new Policy<>("reception", ReceptionPolicy.class);
  }

  @Bean
  Policy<AssignmentPolicy> assignmentPolicy() {
    return new Policy<>("assignment", AssignmentPolicy.class);
  }

  @Bean
  Policy<CollisionRule> collisionPolicy() {
    return new Policy<>("collision", CollisionRule.class);
  }

  @Bean
  Policy<PoolPolicy> poolPolicy() {
    return new Policy<>("pool", PoolPolicy.class);
  }
}
