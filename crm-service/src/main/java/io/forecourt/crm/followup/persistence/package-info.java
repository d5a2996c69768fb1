/** Rows and lists of follow-ups. */
@NullMarked
package io.forecourt.crm.followup.persistence;

import org.jspecify.annotations.NullMarked;
