/** What follow-ups tell others, and the deliveries, quotes and cancellations they hear of. */
@NullMarked
package io.forecourt.crm.followup.messaging;

import org.jspecify.annotations.NullMarked;
