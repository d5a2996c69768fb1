package io.forecourt.sales.quote.holding;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where inventory answers, and how long a consultant waits for it.
 *
 * @param url base URL of inventory-service
 * @param connectTimeout time to open a connection
 * @param readTimeout time to wait for the answer
 */
@ConfigurationProperties("forecourt.inventory")
record InventoryProperties(
    @DefaultValue("http://localhost:8083") URI url,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("1500ms") Duration readTimeout) {}
