/** Business time: the movable clock, calendars, stored deadlines and daily jobs. */
@NullMarked
package io.forecourt.platform.time;

import org.jspecify.annotations.NullMarked;
