package io.forecourt.hr.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param streamLife after which a stream ends and the client comes back with its last number; below
 *     the life of an access token
 */
@ConfigurationProperties("forecourt.inbox")
record InboxProperties(@DefaultValue("4m") Duration streamLife) {}
