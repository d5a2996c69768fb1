/** One OpenAPI document of all services. */
@NullMarked
package io.forecourt.gateway.docs;

import org.jspecify.annotations.NullMarked;
