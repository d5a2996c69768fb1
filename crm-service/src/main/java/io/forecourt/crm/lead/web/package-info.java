/** Leads over HTTP. */
@NullMarked
package io.forecourt.crm.lead.web;

import org.jspecify.annotations.NullMarked;
