@NullMarked
package io.forecourt.bench;

import org.jspecify.annotations.NullMarked;
