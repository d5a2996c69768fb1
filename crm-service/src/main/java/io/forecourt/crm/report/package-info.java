/**
 * Reports on how the work with customers goes: their figures are frozen by themselves on the day
 * that the store's policy says, and become a report with the words of whoever answers for them.
 */
@NullMarked
package io.forecourt.crm.report;

import org.jspecify.annotations.NullMarked;
