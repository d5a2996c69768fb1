package io.forecourt.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the REST API.
 *
 * @param maxBody largest request body that is not a file upload
 * @param keepAnswers how long the answer to an idempotency key is kept
 * @param maxParameter longest value of a query parameter
 */
@ConfigurationProperties("forecourt.web")
record WebProperties(
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("7d") Duration keepAnswers,
    @DefaultValue("200") int maxParameter) {}
