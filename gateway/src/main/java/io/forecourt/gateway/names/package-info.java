/** Names beside ids, composed from the services that hold them. */
@NullMarked
package io.forecourt.gateway.names;

import org.jspecify.annotations.NullMarked;
