@NullMarked
package io.forecourt.local.sample;

import org.jspecify.annotations.NullMarked;
