/** How a service says no: broken rules, unknown things, stale versions, unreadable input. */
@NullMarked
package io.forecourt.platform.rule;

import org.jspecify.annotations.NullMarked;
