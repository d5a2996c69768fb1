@NullMarked
package io.forecourt.platform.testing.contract;

import org.jspecify.annotations.NullMarked;
