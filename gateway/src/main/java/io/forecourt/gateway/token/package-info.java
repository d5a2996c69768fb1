/** The token check at the edge: each verified token is kept until it expires or is revoked. */
@NullMarked
package io.forecourt.gateway.token;

import org.jspecify.annotations.NullMarked;
