/**
 * The ways to a customer: one provider a channel, chosen by configuration. A provider knows nothing
 * of customers, consent or states; it passes one message on and says what it was told.
 */
@NullMarked
package io.forecourt.crm.message.channel;

import org.jspecify.annotations.NullMarked;
