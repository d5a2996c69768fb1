/** Facts: stored with the change that caused them, told in order, handled once. */
@NullMarked
package io.forecourt.platform.event;

import org.jspecify.annotations.NullMarked;
