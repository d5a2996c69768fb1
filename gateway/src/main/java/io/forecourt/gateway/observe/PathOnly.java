package io.forecourt.gateway.observe;

import io.micrometer.common.KeyValues;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.stereotype.Component;

/** A span names the path of a request, never its query: customers are searched by mobile or id. */
@Component
final class PathOnly extends DefaultGatewayObservationConvention {

  @Override
  public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
    return KeyValues.of("http.uri", context.getRequest().getPath().value());
  }
}
