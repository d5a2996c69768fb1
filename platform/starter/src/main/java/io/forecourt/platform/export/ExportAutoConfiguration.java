package io.forecourt.platform.export;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Lists as files, where a service wants them: {@code forecourt.list-exports=true}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty("forecourt.list-exports")
public class ExportAutoConfiguration {

  @Bean
  ListExports listExports(
      AccessLog accesses,
      JsonMapper json,
      BusinessClock clock,
      ObjectProvider<StoreCalendars> calendars) {
    return new ListExports(
        new ListExport.Parts(
            accesses,
            json,
            () -> clock.today(calendars.getObject().zone(Callers.current().store()))));
  }
}
