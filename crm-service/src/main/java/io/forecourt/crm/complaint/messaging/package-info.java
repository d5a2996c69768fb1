/** What complaints tell others, and the people who leave. */
@NullMarked
package io.forecourt.crm.complaint.messaging;

import org.jspecify.annotations.NullMarked;
