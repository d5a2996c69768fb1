/** Use cases of campaigns: plan, approval, invitations, the day itself, result. */
@NullMarked
package io.forecourt.crm.campaign.application;

import org.jspecify.annotations.NullMarked;
