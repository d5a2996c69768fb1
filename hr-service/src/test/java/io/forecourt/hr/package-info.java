@NullMarked
package io.forecourt.hr;

import org.jspecify.annotations.NullMarked;
