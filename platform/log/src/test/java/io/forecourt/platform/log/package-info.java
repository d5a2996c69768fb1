@NullMarked
package io.forecourt.platform.log;

import org.jspecify.annotations.NullMarked;
