/** Customers who turn out to be one person: found, merged, and separated again. */
@NullMarked
package io.forecourt.crm.merge;

import org.jspecify.annotations.NullMarked;
