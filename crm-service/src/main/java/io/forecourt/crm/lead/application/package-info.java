/** Use cases of leads: capture, assignment, loss, hand-over; each in one transaction. */
@NullMarked
package io.forecourt.crm.lead.application;

import org.jspecify.annotations.NullMarked;
