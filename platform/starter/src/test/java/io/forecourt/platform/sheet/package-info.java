@NullMarked
package io.forecourt.platform.sheet;

import org.jspecify.annotations.NullMarked;
