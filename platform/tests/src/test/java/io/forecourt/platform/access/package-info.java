@NullMarked
package io.forecourt.platform.access;

import org.jspecify.annotations.NullMarked;
