/** What proves that a customer was reached: the record, the store's policy, and one check. */
@NullMarked
package io.forecourt.crm.evidence;

import org.jspecify.annotations.NullMarked;
