package io.forecourt.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are and what a route may cost.
 *
 * @param services by the word in the path, for example {@code crm}
 */
@ConfigurationProperties("forecourt.gateway")
public record RouteSettings(Map<String, Service> services) {

  /**
   * Limits of one route, set on purpose and shown at {@code /actuator/configprops}.
   *
   * @param timeout whole time until the first byte of the answer
   * @param concurrent requests under way at once; one more gets 503 at once
   * @param retries repeats of GET and HEAD after a connection failure; a POST is never repeated
   */
  public record Service(
      URI uri,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("1s") Duration connectTimeout,
      @DefaultValue("256") int concurrent,
      @DefaultValue("2") int retries) {}
}
