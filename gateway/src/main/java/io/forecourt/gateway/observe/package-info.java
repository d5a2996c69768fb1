/** What a trace says of a request. */
@NullMarked
package io.forecourt.gateway.observe;

import org.jspecify.annotations.NullMarked;
