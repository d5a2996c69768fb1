@NullMarked
package io.forecourt.local.clock;

import org.jspecify.annotations.NullMarked;
