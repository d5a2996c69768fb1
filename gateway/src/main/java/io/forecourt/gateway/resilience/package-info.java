/** Breaker, bulkhead and retry of each route. */
@NullMarked
package io.forecourt.gateway.resilience;

import org.jspecify.annotations.NullMarked;
