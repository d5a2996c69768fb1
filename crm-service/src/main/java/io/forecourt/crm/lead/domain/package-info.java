/** What a lead is, how it moves from capture to the sale or the loss, and who gets it. */
@NullMarked
package io.forecourt.crm.lead.domain;

import org.jspecify.annotations.NullMarked;
