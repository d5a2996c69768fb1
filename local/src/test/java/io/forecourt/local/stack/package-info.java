@NullMarked
package io.forecourt.local.stack;

import org.jspecify.annotations.NullMarked;
