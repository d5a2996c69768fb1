package io.forecourt.gateway.client;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word on the client's address counts.
 *
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) of the proxies before this
 *     gateway; none unless configured
 */
@ConfigurationProperties("forecourt.gateway.client")
record ClientSettings(@DefaultValue({}) List<String> trustedProxies) {}
