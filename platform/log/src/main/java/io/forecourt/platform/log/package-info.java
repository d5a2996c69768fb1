/** What services and the gateway keep out of their logs. */
@NullMarked
package io.forecourt.platform.log;

import org.jspecify.annotations.NullMarked;
