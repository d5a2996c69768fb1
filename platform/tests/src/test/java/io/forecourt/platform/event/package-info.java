@NullMarked
package io.forecourt.platform.event;

import org.jspecify.annotations.NullMarked;
