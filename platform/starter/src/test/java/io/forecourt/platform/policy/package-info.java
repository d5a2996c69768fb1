@NullMarked
package io.forecourt.platform.policy;

import org.jspecify.annotations.NullMarked;
