/** Problem details for what the gateway itself refuses. */
@NullMarked
package io.forecourt.gateway.problem;

import org.jspecify.annotations.NullMarked;
