/** Work that repeats as long as the service runs. */
@NullMarked
package io.forecourt.platform.loop;

import org.jspecify.annotations.NullMarked;
