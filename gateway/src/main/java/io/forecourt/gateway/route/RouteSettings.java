package io.forecourt.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
   * @param uploads what holds instead for {@code multipart} bodies
   */
  public record Service(
      URI uri,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("1s") Duration connectTimeout,
      @DefaultValue("256") int concurrent,
      @DefaultValue("2") int retries,
      @DefaultValue Uploads uploads) {}

  /**
   * Files take longer than a form, and must not take its places.
   *
   * @param largest bytes of a body: one file of 10 million bytes, as the services take it, and what
   *     stands around it
   * @param timeout whole time until the first byte of the answer: the largest body at 2 Mbit/s
   *     takes 50 s
   * @param concurrent uploads under way at once, apart from the other requests of the service
   */
  public record Uploads(
      @DefaultValue("12MB") DataSize largest,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("32") int concurrent) {}
}
