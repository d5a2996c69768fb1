@NullMarked
package io.forecourt.insurance;

import org.jspecify.annotations.NullMarked;
