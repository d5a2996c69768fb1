/** Contracts as files: what the code says now beside what was stored, and what a change breaks. */
@NullMarked
package io.forecourt.platform.testing.contract;

import org.jspecify.annotations.NullMarked;
