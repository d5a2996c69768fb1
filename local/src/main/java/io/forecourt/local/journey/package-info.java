/**
 * End-to-end stories, told while they happen: who asks what, and what every service does because of
 * it.
 */
@NullMarked
package io.forecourt.local.journey;

import org.jspecify.annotations.NullMarked;
