/** Personal data: one key a person, keyed hashes for search, masks for display, a log filter. */
@NullMarked
package io.forecourt.platform.personal;

import org.jspecify.annotations.NullMarked;
