@NullMarked
package io.forecourt.platform.number;

import org.jspecify.annotations.NullMarked;
