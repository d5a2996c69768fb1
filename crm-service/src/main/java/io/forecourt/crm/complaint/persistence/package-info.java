/** Rows, lists and figures of complaints. */
@NullMarked
package io.forecourt.crm.complaint.persistence;

import org.jspecify.annotations.NullMarked;
