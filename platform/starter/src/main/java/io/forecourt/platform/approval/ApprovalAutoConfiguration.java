package io.forecourt.platform.approval;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.event.EventAutoConfiguration;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.time.TimeAutoConfiguration;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.WebAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;

/** Approvals for a service that says who decides what, in {@code policy/approval.json}. */
@AutoConfiguration(
    after = {EventAutoConfiguration.class, TimeAutoConfiguration.class, WebAutoConfiguration.class},
    afterName = {
      "io.forecourt.platform.access.AccessAutoConfiguration",
      "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration"
    })
@ConditionalOnResource(resources = "classpath:policy/approval.json")
@ConditionalOnBean({Outbox.class, Deadlines.class, JdbcAggregateOperations.class, Staff.class})
public class ApprovalAutoConfiguration {

  private static final Absences NOBODY_IS_AWAY = (person, store, at) -> false;

  @Bean
  Policy<ApprovalPolicy> approvalPolicy() {
    return new Policy<>(ApprovalPolicy.NAME, ApprovalPolicy.class);
  }

  @Bean
  Approvals approvals(
      @Value("${forecourt.service}") String service,
      JdbcAggregateOperations rows,
      Staff staff,
      ObjectProvider<Absences> absences,
      Access access,
      Policies policies,
      StoreCalendars calendars,
      Deadlines deadlines,
      BusinessClock clock,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    return new Approvals(
        service,
        rows,
        new Deciders(staff, () -> absences.getIfAvailable(() -> NOBODY_IS_AWAY), clock),
        access,
        policies,
        calendars,
        deadlines,
        clock,
        outbox,
        facts);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {

    @Bean
    ApprovalController approvalController(
        @Value("${forecourt.service}") String service,
        Approvals approvals,
        Keyset pages,
        Access access,
        AllowedActions actions) {
      return new ApprovalController(service, approvals, new ApprovalList(pages, access), actions);
    }
  }
}
