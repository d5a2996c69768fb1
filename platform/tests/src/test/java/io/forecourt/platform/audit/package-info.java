@NullMarked
package io.forecourt.platform.audit;

import org.jspecify.annotations.NullMarked;
