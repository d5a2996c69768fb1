/** Rows and lists of campaigns, and the orders that they are measured by. */
@NullMarked
package io.forecourt.crm.campaign.persistence;

import org.jspecify.annotations.NullMarked;
