/** What leads tell others, and what they hear from sales and hr. */
@NullMarked
package io.forecourt.crm.lead.messaging;

import org.jspecify.annotations.NullMarked;
