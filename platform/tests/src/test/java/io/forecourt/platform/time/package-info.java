@NullMarked
package io.forecourt.platform.time;

import org.jspecify.annotations.NullMarked;
