/** Personal data: one key a person, keyed hashes for search, masks for display. */
@NullMarked
package io.forecourt.platform.personal;

import org.jspecify.annotations.NullMarked;
