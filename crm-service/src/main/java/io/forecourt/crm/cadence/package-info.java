/**
 * How much a customer wants to buy, graded with history, and how soon somebody must speak to them
 * next: an open lead always owes a contact.
 */
@NullMarked
package io.forecourt.crm.cadence;

import org.jspecify.annotations.NullMarked;
