/** Lets a test stand at any moment of business time. */
@NullMarked
package io.forecourt.platform.time;

import org.jspecify.annotations.NullMarked;
