@NullMarked
package io.forecourt.local.journey;

import org.jspecify.annotations.NullMarked;
