package io.forecourt.platform.review;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.EventAutoConfiguration;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.time.TimeAutoConfiguration;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.WebAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;

/** Reviews for a service that says who reviews what, in {@code policy/reviews.json}. */
@AutoConfiguration(
    after = {EventAutoConfiguration.class, TimeAutoConfiguration.class, WebAutoConfiguration.class},
    afterName = {
      "io.forecourt.platform.access.AccessAutoConfiguration",
      "io.forecourt.platform.personal.PersonalAutoConfiguration",
      "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration"
    })
@ConditionalOnResource(resources = "classpath:policy/reviews.json")
@ConditionalOnBean({Outbox.class, PersonalVault.class, JdbcAggregateOperations.class})
public class ReviewAutoConfiguration {

  @Bean
  Policy<ReviewPolicy> reviewPolicy() {
    return new Policy<>(ReviewPolicy.NAME, ReviewPolicy.class);
  }

  @Bean
  ReviewDesk reviewDesk(
      @Value("${forecourt.service}") String service,
      JdbcAggregateOperations rows,
      ObjectProvider<ReviewedReports> reports,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    return new ReviewDesk(
        service, rows, reports, vault, policies, calendars, clock, access, outbox);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {

    @Bean
    ReviewController reviewController(
        @Value("${forecourt.service}") String service, ReviewDesk desk, Keyset pages) {
      return new ReviewController(service, desk, new ReviewList(pages));
    }
  }
}
