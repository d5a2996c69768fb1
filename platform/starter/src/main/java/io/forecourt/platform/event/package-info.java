/** Facts leave through the outbox and arrive at reactions and projections (design: events). */
@NullMarked
package io.forecourt.platform.event;

import org.jspecify.annotations.NullMarked;
