/**
 * What every service shows and how it behaves in operation: defaults, logs, traces, metrics,
 * probes.
 */
@NullMarked
package io.forecourt.platform.observe;

import org.jspecify.annotations.NullMarked;
