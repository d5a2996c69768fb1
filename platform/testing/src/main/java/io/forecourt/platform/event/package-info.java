/**
 * Programs that crash the relay on purpose; beside the relay's package because they use its inside.
 */
@NullMarked
package io.forecourt.platform.event;

import org.jspecify.annotations.NullMarked;
