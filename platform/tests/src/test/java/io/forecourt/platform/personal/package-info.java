@NullMarked
package io.forecourt.platform.personal;

import org.jspecify.annotations.NullMarked;
