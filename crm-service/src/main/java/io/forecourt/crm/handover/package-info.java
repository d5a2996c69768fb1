/** Customers whose consultant left, moved or is on leave, until somebody serves them again. */
@NullMarked
package io.forecourt.crm.handover;

import org.jspecify.annotations.NullMarked;
