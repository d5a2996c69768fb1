/** How large a request's body may be, and whether all of it has passed. */
@NullMarked
package io.forecourt.gateway.body;

import org.jspecify.annotations.NullMarked;
