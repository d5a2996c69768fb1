/** What campaigns tell others. */
@NullMarked
package io.forecourt.crm.campaign.messaging;

import org.jspecify.annotations.NullMarked;
