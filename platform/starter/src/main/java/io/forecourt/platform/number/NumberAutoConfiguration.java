package io.forecourt.platform.number;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Business numbers for every service with a database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
class NumberAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  BusinessNumbers businessNumbers(DataSource dataSource) {
    return new JdbcBusinessNumbers(JdbcClient.create(dataSource));
  }
}
