/** Programs that measure what Forecourt promises, each against a reference in the same run. */
@NullMarked
package io.forecourt.bench;

import org.jspecify.annotations.NullMarked;
