/** Rows and lists of leads. */
@NullMarked
package io.forecourt.crm.lead.persistence;

import org.jspecify.annotations.NullMarked;
