/** Who sent a request, and what the services are told of it. */
@NullMarked
package io.forecourt.gateway.client;

import org.jspecify.annotations.NullMarked;
