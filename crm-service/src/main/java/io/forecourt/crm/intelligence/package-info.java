/**
 * The log of market intelligence: anyone reports, somebody else checks, a summary a month, beside
 * the customers who were lost to rivals.
 */
@NullMarked
package io.forecourt.crm.intelligence;

import org.jspecify.annotations.NullMarked;
