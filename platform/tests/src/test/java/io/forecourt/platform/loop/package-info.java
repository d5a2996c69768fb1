@NullMarked
package io.forecourt.platform.loop;

import org.jspecify.annotations.NullMarked;
