/** Care for owners: who is there for whom, contacts by a cadence, and events for customers. */
@NullMarked
package io.forecourt.crm.care;

import org.jspecify.annotations.NullMarked;
