package io.forecourt.platform.event;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event machinery.
 *
 * @param namespace put before every topic and group, for several installations on one broker
 * @param partitions partitions of a topic that this service creates
 * @param reactionConcurrency consumers of group {@code <service>.reactions} in one process
 * @param compactedTopics reference topics, of which only the last event of a subject is kept
 * @param relayBatch rows that the relay sends before it waits for their acknowledgement
 * @param relayPoll how long the relay waits for rows that another process committed
 * @param sendTimeout after this time without an acknowledgement the relay begins again
 */
@ConfigurationProperties("forecourt.event")
public record EventProperties(
    @DefaultValue("") String namespace,
    @DefaultValue("3") int partitions,
    @DefaultValue("3") int reactionConcurrency,
    @DefaultValue({"forecourt.hr.store", "forecourt.hr.person", "forecourt.inventory.model"})
        List<String> compactedTopics,
    @DefaultValue("1000") int relayBatch,
    @DefaultValue("50ms") Duration relayPoll,
    @DefaultValue("10s") Duration sendTimeout) {}
