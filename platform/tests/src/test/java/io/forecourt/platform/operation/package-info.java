@NullMarked
package io.forecourt.platform.operation;

import org.jspecify.annotations.NullMarked;
