@NullMarked
package io.forecourt.platform.testing;

import org.jspecify.annotations.NullMarked;
