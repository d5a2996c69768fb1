@NullMarked
package io.forecourt.platform.observe;

import org.jspecify.annotations.NullMarked;
