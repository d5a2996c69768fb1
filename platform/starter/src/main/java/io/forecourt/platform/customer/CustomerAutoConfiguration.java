package io.forecourt.platform.customer;

import io.forecourt.platform.event.EventAutoConfiguration;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.Projection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Follows the merges of customers in every service but crm, which makes them. */
@AutoConfiguration(after = EventAutoConfiguration.class)
@ConditionalOnBean(Outbox.class)
@ConditionalOnExpression("'${forecourt.service:}' != 'crm' and '${forecourt.service:}' != ''")
class CustomerAutoConfiguration {

  @Bean
  CustomerReferences customerReferences(
      JdbcClient jdbc, JsonMapper json, ObjectProvider<Projection> projections) {
    return new CustomerReferences(jdbc, json, projections::stream);
  }

  @Bean
  CustomerReactions customerReactions(CustomerReferences references) {
    return new CustomerReactions(references);
  }
}
