/**
 * Oversight of after-sales, which has no service of its own: the plan of a month and the reports of
 * days and months against it, audits by check-list, and what came of their findings.
 */
@NullMarked
package io.forecourt.crm.aftersales;

import org.jspecify.annotations.NullMarked;
