/** Campaigns over HTTP. */
@NullMarked
package io.forecourt.crm.campaign.web;

import org.jspecify.annotations.NullMarked;
