/** Use cases of follow-ups: scheduling, recorded contacts, overdue ones, hand-over. */
@NullMarked
package io.forecourt.crm.followup.application;

import org.jspecify.annotations.NullMarked;
