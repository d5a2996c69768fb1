@NullMarked
package io.forecourt.platform.value;

import org.jspecify.annotations.NullMarked;
