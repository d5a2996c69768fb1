@NullMarked
package io.forecourt.platform.sandbox;

import org.jspecify.annotations.NullMarked;
