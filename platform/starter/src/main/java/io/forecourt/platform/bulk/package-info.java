/**
 * Writing many rows of a kind with one statement, where one transaction changes many aggregates.
 */
@NullMarked
package io.forecourt.platform.bulk;

import org.jspecify.annotations.NullMarked;
