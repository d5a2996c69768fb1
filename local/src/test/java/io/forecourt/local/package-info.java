@NullMarked
package io.forecourt.local;

import org.jspecify.annotations.NullMarked;
