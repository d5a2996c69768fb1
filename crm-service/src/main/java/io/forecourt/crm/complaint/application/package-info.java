/** Use cases of complaints: opening, handling, escalating by the clock, asking the customer. */
@NullMarked
package io.forecourt.crm.complaint.application;

import org.jspecify.annotations.NullMarked;
