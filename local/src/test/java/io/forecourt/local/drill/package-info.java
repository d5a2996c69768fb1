@NullMarked
package io.forecourt.local.drill;

import org.jspecify.annotations.NullMarked;
