/**
 * Work that takes longer than a request: it is stored, done in chunks by one worker among many
 * replicas, goes on after a kill where its last chunk ended, and can be asked about and cancelled.
 * Switched on by a bean of type {@link io.forecourt.platform.operation.LongWork}.
 */
@NullMarked
package io.forecourt.platform.operation;

import org.jspecify.annotations.NullMarked;
