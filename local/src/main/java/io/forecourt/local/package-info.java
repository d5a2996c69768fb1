/** The command line behind {@code ./dealer}: the whole dealership on one machine. */
@NullMarked
package io.forecourt.local;

import org.jspecify.annotations.NullMarked;
