/** The REST conventions: problem details, idempotency, versions, lists, strict parameters. */
@NullMarked
package io.forecourt.platform.web;

import org.jspecify.annotations.NullMarked;
