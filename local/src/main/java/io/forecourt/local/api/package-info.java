/**
 * The services as a caller sees them: requests through the gateway, and the internal endpoints of
 * this machine.
 */
@NullMarked
package io.forecourt.local.api;

import org.jspecify.annotations.NullMarked;
