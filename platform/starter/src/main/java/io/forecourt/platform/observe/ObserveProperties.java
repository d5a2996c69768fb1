package io.forecourt.platform.observe;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param neighbours base URLs of the services that this one calls, by name, for example {@code
 *     forecourt.neighbours.crm=http://localhost:8081}
 */
@ConfigurationProperties("forecourt")
record ObserveProperties(@DefaultValue Map<String, URI> neighbours) {}
