/** Versioned rules as data, with effective dates. */
@NullMarked
package io.forecourt.platform.policy;

import org.jspecify.annotations.NullMarked;
