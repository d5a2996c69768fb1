@NullMarked
package io.forecourt.platform.export;

import org.jspecify.annotations.NullMarked;
