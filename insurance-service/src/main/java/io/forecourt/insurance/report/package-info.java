/**
 * Reports on new and renewed business: produced by themselves, submitted with their materials, and
 * measured against targets.
 */
@NullMarked
package io.forecourt.insurance.report;

import org.jspecify.annotations.NullMarked;
