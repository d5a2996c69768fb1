/** How many requests a caller may send. */
@NullMarked
package io.forecourt.gateway.limit;

import org.jspecify.annotations.NullMarked;
