/**
 * Summaries of visits, calls and leads by day, week, month and year; a closed one is corrected,
 * never changed in silence. And the day sheets that consultants hand in.
 */
@NullMarked
package io.forecourt.crm.traffic;

import org.jspecify.annotations.NullMarked;
