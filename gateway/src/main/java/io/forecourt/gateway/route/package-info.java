/** Which path goes to which service, and with which limits. */
@NullMarked
package io.forecourt.gateway.route;

import org.jspecify.annotations.NullMarked;
