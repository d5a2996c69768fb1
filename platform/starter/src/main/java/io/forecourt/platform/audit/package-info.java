/** The append-only, hash-chained record of every command. */
@NullMarked
package io.forecourt.platform.audit;

import org.jspecify.annotations.NullMarked;
