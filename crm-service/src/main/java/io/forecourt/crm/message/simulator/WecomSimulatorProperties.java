package io.forecourt.crm.message.simulator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated WeCom. Customers whose account ends in 0001 are friends no more when the message is
 * confirmed, 0002 are no contacts, with 0003 it is busy, and what goes to 0004 nobody confirms.
 *
 * @param port on this machine
 * @param confirmedAfter how long a member of staff takes to confirm a message
 */
@ConfigurationProperties("forecourt.simulators.wecom")
record WecomSimulatorProperties(
    @DefaultValue("18182") int port, @DefaultValue("1s") Duration confirmedAfter) {}
